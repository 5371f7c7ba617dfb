import type { BoardView } from '../../../../src/invoke-api';
import { SmallForm } from '../../components/small-form';
import { useAction } from '../../hooks/use-action';
import { strings } from '../../strings';
import type { FeatureOption } from '../editor/feature-options';
import { FeaturePicker } from '../editor/feature-picker';
import { useChosenFeature } from '../editor/use-chosen-feature';
import type { PanelCall } from '../panel';

interface Props {
  board: BoardView;
  call: PanelCall;
  /** Rejects with `ApiFailure`. */
  apply: (feature: FeatureOption['choice']) => Promise<void>;
  onClose: () => void;
}

const words = strings.board;

/** Cards of which nothing has been made yet. */
function news({ rules, questions }: BoardView): { rules: number; examples: number; questions: number } {
  const count = (cards: readonly { applied?: object }[]): number =>
    cards.filter(({ applied }) => !applied).length;
  return {
    rules: count(rules),
    examples: count(rules.flatMap(({ examples }) => examples)),
    questions: count(questions),
  };
}

/** Asks for the feature that rules and examples go to, and says what will be made. */
export function ApplyBoard({ board, call, apply, onClose }: Props) {
  const chosen = useChosenFeature(call);
  const count = news(board);
  const writes = count.rules + count.examples > 0;
  const applying = useAction(apply);
  return (
    <SmallForm
      className="bp-form"
      label={words.applyTitle}
      submitLabel={words.applySubmit}
      busy={applying.busy}
      failure={applying.failure}
      failureTitle={words.notApplied}
      onSubmit={() => {
        // Questions alone go to no feature; the name is then not used.
        const choice = writes ? chosen.feature?.choice : { name: words.title };
        if (choice) void applying.run(choice);
        return choice !== undefined;
      }}
      onMissing={chosen.showMissing}
      onClose={onClose}
    >
      {writes && <FeaturePicker chosen={chosen} autoFocus />}
      <p>{words.preview(count.rules, count.examples, count.questions)}</p>
    </SmallForm>
  );
}
