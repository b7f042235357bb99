import type { Metadata } from 'next'
import { PageShell } from '@/app/page-shell'
import { Html } from '@/components/quiz/html'
import { Link } from '@/components/ui/link'
import { PageHeading } from '@/components/ui/page-heading'
import { SideScroll } from '@/components/ui/side-scroll'
import { bankOfPage } from '@/server/bank'
import { inlineHtml } from '@/server/markdown'
import { PrintButton } from './print-button'

export const metadata: Metadata = {
  title: 'Image versus container',
  description: 'One page to print: what a Docker image is and what a container is, side by side.',
}

export default async function SheetPage() {
  const { sheet } = await bankOfPage()
  return (
    <PageShell wide>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <PageHeading title="Image versus container" lead="One page, to keep beside the keyboard." />
        <PrintButton />
      </div>
      <SideScroll label="Comparison" className="print:overflow-visible">
        <table className="w-full min-w-2xl border-collapse text-left print:min-w-0 print:text-sm">
          <thead>
            <tr>
              <th scope="col" className="w-1/5 border-b-2 border-line p-3 align-bottom text-sm text-quiet">
                <span className="sr-only">What is compared</span>
              </th>
              <th scope="col" className="w-2/5 border-b-2 border-image-edge bg-image-fill p-3 text-lg text-image-text">
                An image
              </th>
              <th
                scope="col"
                className="w-2/5 border-b-2 border-container-edge bg-container-fill p-3 text-lg text-container-text"
              >
                A container
              </th>
            </tr>
          </thead>
          <tbody>
            {sheet.map(({ aspect, image, container, concept }) => (
              <tr key={aspect} className="break-inside-avoid border-b border-line align-top">
                <th scope="row" className="p-3 font-semibold">
                  <Link href={`/learn/${concept}`} className="text-link">
                    {aspect}
                  </Link>
                </th>
                <td className="p-3">
                  <Html inline html={inlineHtml(image)} />
                </td>
                <td className="p-3">
                  <Html inline html={inlineHtml(container)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
      <p className="text-sm text-quiet">Docker Engine 29. Each row leads to its concept, which names its sources.</p>
    </PageShell>
  )
}
