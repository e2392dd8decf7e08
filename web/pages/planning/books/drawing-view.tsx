import type { Drawing, Mark } from '../../../../src/planning/books/contract.ts'

/** A drawing of a book as SVG; its colours are those of the web, by role (books.css). */
export function DrawingView({ drawing, label }: { drawing: Drawing; label: string }) {
  const { width, height, marks } = drawing
  return (
    <svg className="drawing" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {marks.map((mark, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: marks are drawn in their order, one over the other
        <MarkView key={index} mark={mark} />
      ))}
    </svg>
  )
}

function MarkView({ mark }: { mark: Mark }) {
  if (mark.kind === 'text')
    return (
      <text
        x={mark.x}
        y={mark.y}
        fontSize={mark.size}
        fontWeight={mark.bold ? 700 : 400}
        textAnchor={mark.anchor}
        className={`fill-as-${mark.fill}`}
      >
        {mark.text}
      </text>
    )
  const look = {
    className: [`fill-as-${mark.fill ?? 'nothing'}`, ...(mark.stroke ? [`line-as-${mark.stroke}`] : [])].join(
      ' ',
    ),
    strokeWidth: mark.width,
    strokeDasharray: mark.dashed ? '4 3' : undefined,
  }
  if (mark.kind === 'rect') return <rect x={mark.x} y={mark.y} width={mark.w} height={mark.h} {...look} />
  if (mark.kind === 'circle') return <circle cx={mark.x} cy={mark.y} r={mark.r} {...look} />
  const points = mark.points.map(([x, y]) => `${x},${y}`).join(' ')
  return mark.closed ? <polygon points={points} {...look} /> : <polyline points={points} {...look} />
}
