/** One labelled box for a sentence or two. */
export function TextArea(props: {
  label: string
  name: string
  value?: string
  hint?: string
  disabled?: boolean
}) {
  const id = `field-${props.name}`
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {props.hint ? (
        <span className="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      ) : null}
      <textarea
        id={id}
        name={props.name}
        defaultValue={props.value}
        rows={3}
        maxLength={500}
        required
        disabled={props.disabled}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
      />
    </div>
  )
}

/** Several choices of one list, as boxes to tick. */
export function TickList(props: {
  legend: string
  name: string
  options: readonly { readonly value: string; readonly label: string }[]
  chosen: readonly string[]
  disabled?: boolean
}) {
  return (
    <fieldset disabled={props.disabled}>
      <legend>{props.legend}</legend>
      {props.options.map((option) => (
        <div key={option.value}>
          <label>
            <input
              type="checkbox"
              name={props.name}
              value={option.value}
              defaultChecked={props.chosen.includes(option.value)}
            />{' '}
            {option.label}
          </label>
        </div>
      ))}
    </fieldset>
  )
}
