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
