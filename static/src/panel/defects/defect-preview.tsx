import type { ReportPart } from '@behave-pro/core/defects';
import { OutLink } from '../../components/out-link';
import { strings } from '../../strings';

/** What the description of a defect will say, part by part, as Jira will show it. */
export function DefectPreview({ parts }: { parts: readonly ReportPart[] }) {
  return (
    <div className="bp-preview" role="region" aria-label={strings.newDefect.description} tabIndex={0}>
      {parts.map((part) => (
        <div key={part.label}>
          <strong>{part.label}:</strong>{' '}
          {part.kind === 'line' ? (
            part.href === undefined ? (
              part.text
            ) : (
              <OutLink href={part.href}>{part.text}</OutLink>
            )
          ) : (
            <>
              <pre className="bp-code-block">{part.text}</pre>
              {part.note && <em className="bp-subtle">{part.note}</em>}
            </>
          )}
        </div>
      ))}
    </div>
  );
}
