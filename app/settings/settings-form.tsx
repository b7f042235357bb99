'use client'

import { useActionState } from 'react'
import { type FormState, saveSettingsAction } from '@/app/account-actions'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { InputField, SelectField } from '@/components/ui/field'
import type { LearnerSettings } from '@/domain/learner'

const hours = Array.from({ length: 24 }, (_, hour) => hour)

export function SettingsForm({ settings, zones }: { settings: LearnerSettings; zones: string[] }) {
  const [state, save, pending] = useActionState<FormState, FormData>(saveSettingsAction, {})
  const number = (name: 'newPerDay' | 'reviewsPerDay', label: string, hint: string, max: number) => (
    <InputField
      id={name}
      name={name}
      label={label}
      hint={hint}
      type="number"
      min={0}
      max={max}
      defaultValue={settings[name]}
      error={state.fields?.[name]}
    />
  )
  return (
    <form action={save} className="grid gap-6">
      {state.done && <Callout kind="right" role="status" title={state.done} />}
      <SelectField
        id="timeZone"
        name="timeZone"
        label="Time zone"
        hint="Decides when your day begins."
        defaultValue={settings.timeZone}
        error={state.fields?.timeZone}
      >
        {zones.map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </SelectField>
      <SelectField
        id="dayStartHour"
        name="dayStartHour"
        label="Day starts at"
        hint="Cards of tomorrow come after this hour."
        defaultValue={settings.dayStartHour}
      >
        {hours.map((hour) => (
          <option key={hour} value={hour}>{`${String(hour).padStart(2, '0')}:00`}</option>
        ))}
      </SelectField>
      {number(
        'newPerDay',
        'New cards a day',
        'Ten is a good pace. Each new card brings about seven reviews in its first four months.',
        100,
      )}
      {number('reviewsPerDay', 'Reviews a day, at most', 'What is over the limit waits for tomorrow.', 1000)}
      <SelectField
        id="desiredRetention"
        name="desiredRetention"
        label="How much you want to recall"
        hint="More means seeing every card sooner, and clearly more reviews."
        defaultValue={settings.desiredRetention}
      >
        {[0.8, 0.85, 0.9, 0.93, 0.95].map((share) => (
          <option key={share} value={share}>{`${Math.round(share * 100)} %`}</option>
        ))}
      </SelectField>
      <SelectField id="buttons" name="buttons" label="Buttons on a card" defaultValue={settings.buttons}>
        <option value={2}>Two: Forgot, Recalled</option>
        <option value={4}>Four: Again, Hard, Good, Easy</option>
      </SelectField>
      <label className="flex min-h-11 items-center gap-3 font-semibold">
        <input type="checkbox" name="shortcuts" defaultChecked={settings.shortcuts} className="size-5" />
        Single-key shortcuts
      </label>
      <div>
        <Button type="submit" variant="primary" disabled={pending}>
          Save settings
        </Button>
      </div>
    </form>
  )
}
