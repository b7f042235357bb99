import { Button } from '@/components/ui/button'
import { externalProviders } from '@/server/identities'
import { ProviderForm } from './provider-form'

/** GitHub and Google, when this server has been told of them. */
export function Providers() {
  const providers = externalProviders()
  if (providers.length === 0) return null
  return (
    <div className="grid max-w-md gap-3 border-t border-line pt-5">
      {providers.map(({ id, name }) => (
        <ProviderForm key={id} provider={id}>
          <Button type="submit" className="w-full">
            Continue with {name}
          </Button>
        </ProviderForm>
      ))}
    </div>
  )
}
