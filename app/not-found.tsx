import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageShell } from './page-shell'

export default function NotFound() {
  return (
    <PageShell>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        title="There is nothing at this address"
        action={
          <ButtonLink href="/" variant="primary">
            Go to Today
          </ButtonLink>
        }
      >
        The link may be old, or it may lead to something that belongs to somebody else.
      </EmptyState>
    </PageShell>
  )
}
