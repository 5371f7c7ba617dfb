import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useEffect, useRef } from 'react';
import { CopyField } from '../components/copy-field';
import { strings } from '../strings';
import type { CreatedKey } from './create-key';

const words = strings.settings.keys;

/** The key, this once. It lives in this component alone and is gone with it. */
export function NewKey({ created, onDone }: { created: CreatedKey; onDone: () => void }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section ref={box} className="bp-form" tabIndex={-1} aria-label={words.createdTitle}>
      <SectionMessage appearance="warning" title={words.createdTitle} headingLevel="h3">
        <p>{words.createdText}</p>
      </SectionMessage>
      <CopyField label={words.apiKey} value={created.apiKey} />
      <CopyField label={words.userId} value={created.key.userId} />
      <CopyField label={words.ciUrl} value={created.ciUrl} />
      <div className="bp-actions">
        <Button appearance="primary" onClick={onDone}>
          {words.stored}
        </Button>
      </div>
    </section>
  );
}
