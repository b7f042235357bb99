'use client'

import dynamic from 'next/dynamic'

/** The bench without its tools: the same boxes, so that nothing jumps when they come. */
function LabComing() {
  return (
    <div className="grid gap-5" aria-busy="true">
      <p role="status" className="flex min-h-11 items-center text-sm text-quiet">
        Setting up the bench…
      </p>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <div className="lab-bench-terminal border border-terminal-edge bg-terminal-fill" />
        <div className="hidden h-96 border border-line bg-raised md:block" />
      </div>
    </div>
  )
}

// The model of Docker is big, and only this page needs it: it comes after the page, and with no other.
const Bench = dynamic(() => import('./lab'), { ssr: false, loading: LabComing })

export function LabLoader({ shortcuts }: { shortcuts: boolean }) {
  return <Bench shortcuts={shortcuts} />
}
