/** The drawn portrait. The name stands beside it, so it says nothing to a screen reader. */
export function Portrait({ svg, size }: { svg: string; size: number }) {
  return (
    <img
      src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
      alt=""
      width={size}
      height={size}
      className="shrink-0 self-start rounded border border-line bg-sunken"
    />
  )
}
