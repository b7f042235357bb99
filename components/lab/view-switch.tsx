export type View = 'terminal' | 'world'

const views: { view: View; label: string }[] = [
  { view: 'terminal', label: 'Terminal' },
  { view: 'world', label: 'World' },
]

/** On a phone, the terminal or the world: there is room for one. */
export function ViewSwitch({ view, onView }: { view: View; onView: (view: View) => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: two views of one page, chosen by buttons that say which is shown
    <div role="group" aria-label="Show" className="grid grid-cols-2 md:hidden">
      {views.map((one) => (
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
