import { booking as words } from '#app/words/booking.ts'

type Answer = { label: string; value: string; file: { url: string; size: number } | null }

type Props = {
  booking: {
    viewerRole: string | null
    menteeName: string
    answers: readonly Answer[]
  }
}

export function Answers({ booking: { viewerRole, menteeName, answers } }: Props) {
  return (
    <>
      {viewerRole !== 'MENTEE' && (
        <p className="mt-6">
          <span className="text-text-quiet">{words.mentee}</span> <strong>{menteeName}</strong>
        </p>
      )}
      {answers.length > 0 && (
        <>
          <h2 className="mt-6 font-semibold">{words.answers}</h2>
          <dl className="mt-1">
            {answers.map(({ label, value, file }) => (
              <div key={label} className="mb-2">
                <dt className="text-text-quiet">{label}</dt>
                <dd className="whitespace-pre-line break-words">
                  {file ? (
                    <a href={file.url} download={value} className="inline-flex min-h-8 items-center">
                      {words.file(value, file.size)}
                    </a>
                  ) : (
                    value
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  )
}
