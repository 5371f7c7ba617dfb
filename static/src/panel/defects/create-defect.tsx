import { defectSummary, failureReport, MAX_SUMMARY_CHARS } from '@behave-pro/core/defects';
import Button from '@atlaskit/button/new';
import { useEffect, useState } from 'react';
import type {
  DefectForm,
  DefectView,
  PanelScenario,
  PanelView,
  ScenarioResult,
} from '../../../../src/invoke-api';
import { Confirm } from '../../components/confirm';
import { Failure } from '../../components/failure';
import { OpenPage } from '../../components/open-page';
import { ShortText } from '../../components/short-text';
import { Skeleton } from '../../components/skeleton';
import { SmallForm } from '../../components/small-form';
import { useAction } from '../../hooks/use-action';
import { strings } from '../../strings';
import { DefectPreview } from './defect-preview';
import type { DefectActs } from './use-defects';

interface Props {
  scenario: PanelScenario & { result: ScenarioResult };
  view: PanelView;
  acts: DefectActs;
  /** Links one that is there instead. */
  onLink: () => void;
  onClose: () => void;
}

const words = strings.newDefect;

const isOpen = ({ issue }: DefectView): boolean => issue?.category !== 'done';

function openTitle(open: readonly DefectView[]): string {
  const keys = open.flatMap(({ issue }) => issue?.key ?? []);
  if (!keys.length) return words.openTitle(words.openUnknown);
  const [only] = keys;
  return words.openTitle(
    keys.length === 1 && only ? words.openDefect(only) : words.openDefects(keys.join(', ')),
  );
}

/** Makes a defect of a failing scenario: first of all asks, where the scenario has an open one. */
export function CreateDefect({ scenario, view, acts, onLink, onClose }: Props) {
  const known = view.defects.defects.filter((defect) => defect.scenarioId === scenario.id && isOpen(defect));
  const [open, setOpen] = useState(known);
  const [anyway, setAnyway] = useState(false);
  const [form, setForm] = useState<DefectForm>();
  const load = useAction(async () => setForm(await acts.form()));
  const { run } = load;
  useEffect(() => void run(), [run]);

  if (open.length > 0 && !anyway)
    return (
      <Confirm
        title={openTitle(open)}
        confirm={words.anyway}
        appearance="warning"
        onConfirm={() => setAnyway(true)}
        onCancel={onClose}
      >
        <p>{words.openText}</p>
      </Confirm>
    );
  if (load.failure)
    return <Failure failure={load.failure} title={words.loadFailed} onRetry={() => void run()} />;
  if (!form) return <Skeleton rows={4} />;
  if (!form.type)
    return (
      <div className="bp-form" role="group" aria-label={words.noType(form.project.key)}>
        <p>
          <strong>{words.noType(form.project.key)}</strong>
        </p>
        <p>{words.noTypeText}</p>
        <div className="bp-actions">
          <Button autoFocus spacing="compact" onClick={onLink}>
            {words.linkInstead}
          </Button>
          <OpenPage page="settings" projectKey={form.project.key} section="defects">
            {words.openSettings}
          </OpenPage>
          <Button appearance="subtle" spacing="compact" onClick={onClose}>
            {strings.common.cancel}
          </Button>
        </div>
      </div>
    );
  return (
    <Fields
      scenario={scenario}
      issueKey={view.issue.key}
      form={form}
      type={form.type}
      create={async (summary, typeId) => {
        const made = { runId: scenario.result.runId, typeId, summary, ...(anyway && { anyway }) };
        const others = await acts.create(scenario, made);
        if (!others) return onClose();
        setAnyway(false);
        setOpen(others);
      }}
      onClose={onClose}
    />
  );
}

interface FieldsProps extends Pick<Props, 'scenario' | 'onClose'> {
  issueKey: string;
  form: DefectForm;
  type: NonNullable<DefectForm['type']>;
  /** Rejects with `ApiFailure`. */
  create: (summary: string, typeId: string) => Promise<void>;
}

function Fields({ scenario, issueKey, form, type, create, onClose }: FieldsProps) {
  const { result, name } = scenario;
  const [summary, setSummary] = useState(defectSummary({ name, step: result.step }));
  const [tried, setTried] = useState(false);
  const creating = useAction(create);
  const text = summary.trim();
  const isLong = text.length > MAX_SUMMARY_CHARS;
  const problem = isLong ? words.summaryLong(MAX_SUMMARY_CHARS) : text ? undefined : words.summaryMissing;
  const parts = failureReport({
    ...scenario,
    ...result,
    story: { key: issueKey, url: form.storyUrl },
  });
  return (
    <SmallForm
      className="bp-form"
      label={words.title(name || strings.panel.untitled)}
      submitLabel={words.submit}
      busy={creating.busy}
      failure={creating.failure}
      failureTitle={words.failed}
      onSubmit={() => {
        if (!problem) void creating.run(text, type.id);
        return !problem;
      }}
      onMissing={() => setTried(true)}
      onClose={onClose}
    >
      <p>
        {words.type}: <strong>{words.typeIn(type.name, `${form.project.name} (${form.project.key})`)}</strong>
      </p>
      {form.typeIsGone && <p className="bp-outdated">{words.typeGone}</p>}
      <ShortText
        label={words.summary}
        help={words.summaryHelp}
        missing={tried || isLong ? problem : undefined}
        value={summary}
        readOnly={creating.busy}
        onChange={setSummary}
      />
      <div className="bp-field">
        <span className="bp-label" aria-hidden="true">
          {words.description}
        </span>
        <DefectPreview parts={parts} />
      </div>
    </SmallForm>
  );
}
