export type View = 'task' | 'terminal' | 'world'

const views: { view: View; label: string }[] = [
  { view: 'terminal', label: 'Terminal' },
  { view: 'world', label: 'World' },
]

/** On a phone, the terminal or the world, or a task if there is one: there is room for one of them. */
export function ViewSwitch({ view, task, onView }: { view: View; task?: string; onView: (view: View) => void }) {
  const shown = task ? [{ view: 'task' as const, label: task }, ...views] : views
  return (
    // biome-ignore lint/a11y/useSemanticElements: two views of one page, chosen by buttons that say which is shown
    <div role="group" aria-label="Show" className="grid auto-cols-fr grid-flow-col md:hidden">
      {shown.map((one) => (
        <button
          key={one.view}
          type="button"
          aria-pressed={one.view === view}
          onClick={() => onView(one.view)}
          className="-ml-px min-h-11 border border-control bg-raised first:ml-0 first:rounded-l-press last:rounded-r-press aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-on-accent"
        >
          {one.label}
        </button>
      ))}
    </div>
  )
}
