import { Card, CardContent } from '@mui/material';
import { type ReactNode } from 'react';
import { TextInput, useLocaleState } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { type Locale, type LocalText } from '@ur-desk/domain/kernel';
import { announce } from '../../shared/announce';
import { HouseForm } from '../../shared/HouseForm';
import { type InputsClass } from '../../shared/input-resolver';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { useAction } from '../../shared/use-action';
import { valueText } from '../../shared/value-text';
import { GroupInputs } from './GroupInputs';
import { planGroupMessages } from './plan-group.messages';

const FIRST_POSITION = 500;

interface CreateGroupProps<Body extends object> {
  resource: 'plan-families' | 'plan-regions';
  inputs: InputsClass<Body>;
  title: string;
  intro: string;
  /** Fields that only this noun has. */
  children?: ReactNode;
}

/** A new family or region. */
export function CreateGroup<Body extends object>(props: CreateGroupProps<Body>) {
  const { resource, inputs, title, intro, children } = props;
  const say = useSay(planGroupMessages);
  const navigate = useNavigate();
  const back = () => void navigate(`/${resource}`);
  const create = useAction<Body, unknown>(resource, { idempotent: false, onDone: back });
  return (
    <>
      <PageTitle title={title} subtitle={intro} />
      <Card sx={{ maxWidth: 820 }}>
        <CardContent>
          <HouseForm
            inputs={inputs}
            defaultValues={{ active: true, position: FIRST_POSITION } as unknown as Partial<Body>}
            onSubmit={create.submit}
            submitLabel={title}
            onCancel={back}
          >
            <TextInput
              source="code"
              label={say('fields.code')}
              helperText={say('codeHint')}
              autoComplete="off"
              autoFocus
            />
            <GroupInputs>{children}</GroupInputs>
          </HouseForm>
        </CardContent>
      </Card>
    </>
  );
}

interface Group {
  id: string;
  name: LocalText;
  version: number;
}

interface EditGroupProps<Body extends object, View extends Group> extends CreateGroupProps<Body> {
  group: View;
  valuesIn: (group: View) => Partial<Body>;
  /** Its own fields in words, where two people changed it. */
  show?: (field: string, values: Record<string, unknown>) => ReactNode;
  /** What a change touches. */
  notice?: ReactNode;
}

/** Changes a family or a region, or offers it no longer. */
export function EditGroup<Body extends object, View extends Group>(props: EditGroupProps<Body, View>) {
  const { resource, inputs, title, intro, group, valuesIn, show, notice, children } = props;
  const say = useSay(planGroupMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const navigate = useNavigate();
  const back = () => void navigate(`/${resource}`);
  const change = useAction<Body, View>(`${resource}/${group.id}`, {
    method: 'PATCH',
    idempotent: false,
    onDone: () => {
      announce(say('saved'));
      back();
    },
  });
  const label = (field: string): string => {
    const name = (['name', 'countries', 'position', 'active'] as const).find((one) => one === field);
    return name ? say(`fields.${name}`) : field;
  };
  const inWords = (field: string, values: Record<string, unknown>): ReactNode => {
    if (field === 'name') return (values['name'] as LocalText)[locale];
    if (field === 'active') return say(values['active'] === true ? 'yes' : 'no');
    return show?.(field, values) ?? valueText(values[field]);
  };
  return (
    <>
      <PageTitle title={title} subtitle={intro} />
      <Card sx={{ maxWidth: 820 }}>
        <CardContent>
          {notice}
          <HouseForm
            inputs={inputs}
            defaultValues={valuesIn(group)}
            versioned={{ version: group.version, valuesIn, label, show: inWords }}
            onSubmit={change.submit}
            submitLabel={say('save')}
            onCancel={back}
          >
            <GroupInputs>{children}</GroupInputs>
          </HouseForm>
        </CardContent>
      </Card>
    </>
  );
}
