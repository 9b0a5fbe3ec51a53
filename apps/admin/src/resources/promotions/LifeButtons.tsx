import { Alert, Button, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import {
  canMove,
  isOpenToEdit,
  type PromotionDetailView,
  promotionReleaseProblems,
  type PromotionVersionView,
} from '@ur-desk/domain/promotions';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ReviewDialog } from '../../shared/ReviewDialog';
import { useAction } from '../../shared/use-action';
import { promotionMessages } from './promotion.messages';
import { usePromotionTexts } from './use-promotion-texts';

interface Step {
  path: 'release' | 'submit' | 'suspend' | 'resume' | 'retire';
  label: string;
  title: string;
  confirm: string;
  done: string;
  colour?: 'error';
  reasonRequired?: boolean;
  disabled?: boolean;
  children: ReactNode;
}

/** A step of its life: what it does, why, and a button that says it. */
function LifeButton({ promotion, step }: { promotion: PromotionDetailView; step: Step }) {
  const say = useSay(promotionMessages);
  const [open, setOpen] = useState(false);
  const { run, pending, problem, clearProblem } = useAction<{ reason?: string }, PromotionDetailView>(
    `promotions/${promotion.id}/${step.path}`,
    {
      ifMatch: promotion.version,
      onDone: () => {
        setOpen(false);
        announce(step.done);
      },
    },
  );
  const close = () => {
    clearProblem();
    setOpen(false);
  };
  const first = step.path === 'release' || step.path === 'submit';
  return (
    <>
      <Button
        variant={first ? 'contained' : 'text'}
        color={step.colour ?? 'primary'}
        onClick={() => setOpen(true)}
      >
        {step.label}
      </Button>
      {open && (
        <ReviewDialog
          title={step.title}
          confirmLabel={step.confirm}
          reasonLabel={say('reason')}
          backLabel={say('back')}
          colour={step.colour ?? 'primary'}
          reasonRequired={step.reasonRequired ?? false}
          disabled={step.disabled ?? false}
          pending={pending}
          problem={problem}
          onConfirm={(reason) => void run(reason ? { reason } : {})}
          onClose={close}
        >
          {step.children}
        </ReviewDialog>
      )}
    </>
  );
}

function TestButton({ promotion, name }: { promotion: PromotionDetailView; name: string }) {
  const say = useSay(promotionMessages);
  const { run, pending } = useAction<object, PromotionDetailView>(`promotions/${promotion.id}/test`, {
    ifMatch: promotion.version,
    onDone: () => announce(say('testDone', { promotion: name })),
  });
  return (
    <Button onClick={() => void run({})} disabled={pending}>
      {say('test')}
    </Button>
  );
}

function missingText(field: string, say: ReturnType<typeof useSay<typeof promotionMessages.texts>>): string {
  if (field === 'name.en') return say('fields.nameEn');
  if (field === 'name.zh') return say('fields.nameZh');
  return field === 'actions' ? say('fields.actions') : say('over');
}

interface VersionProps {
  promotion: PromotionDetailView;
  version: PromotionVersionView;
}

/** What can be done with the version in preparation: tried, released, or asked for. */
export function PreparedButtons({ promotion, version }: VersionProps) {
  const say = useSay(promotionMessages);
  const { nameOf } = usePromotionTexts();
  if (!isOpenToEdit(version.state)) return null;
  const name = nameOf({ ...promotion, current: null });
  const missing = promotionReleaseProblems(version, new Date().toISOString());
  const names = { promotion: name, version: version.versionNo };
  const { current, needsApproval } = promotion;
  const path = needsApproval ? 'submit' : 'release';
  const step: Step = {
    path,
    label: say(path),
    title: say(`${path}Title`, names),
    confirm: say(`${path}Now`, names),
    done: say(needsApproval ? 'submitted' : 'released', names),
    disabled: missing.length > 0,
    children: (
      <>
        <Typography variant="body2">{say(`${path}Text`)}</Typography>
        {current && (
          <Typography variant="body2">{say('releaseNext', { version: current.versionNo })}</Typography>
        )}
        {missing.length > 0 && (
          <Alert severity="warning" sx={{ mt: 1 }}>
            {say('incomplete')} {missing.map(({ field }) => missingText(field, say)).join(', ')}
          </Alert>
        )}
      </>
    ),
  };
  return (
    <>
      {canMove(version.state, 'test') && <TestButton promotion={promotion} name={name} />}
      <LifeButton promotion={promotion} step={step} />
    </>
  );
}

const DONE = { suspend: 'suspended', resume: 'resumed', retire: 'retired' } as const;

/** What can be done with what is live: suspended, resumed, retired. */
export function LiveButtons({ promotion, version }: VersionProps) {
  const say = useSay(promotionMessages);
  const { nameOf } = usePromotionTexts();
  const names = { promotion: nameOf(promotion) };
  const moves = (['suspend', 'resume', 'retire'] as const).filter((move) => canMove(version.state, move));
  return (
    <>
      {moves.map((move) => (
        <LifeButton
          key={move}
          promotion={promotion}
          step={{
            path: move,
            label: say(move),
            title: say(`${move}Title`, names),
            confirm: say(`${move}Now`),
            done: say(DONE[move], names),
            reasonRequired: true,
            ...(move === 'retire' ? { colour: 'error' as const } : {}),
            children: <Typography variant="body2">{say(`${move}Text`)}</Typography>,
          }}
        />
      ))}
    </>
  );
}
