/** One labelled box for several sentences. */
export function TextBox(props: {
  label: string
  name: string
  value?: string
  hint?: string
  rows?: number
  maxLength: number
  required?: boolean
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
        rows={props.rows ?? 3}
        maxLength={props.maxLength}
        required={props.required}
        disabled={props.disabled}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
      />
    </div>
  )
}
