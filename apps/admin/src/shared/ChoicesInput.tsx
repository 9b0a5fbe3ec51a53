import { Checkbox, FormControl, FormControlLabel, FormGroup, FormHelperText, FormLabel } from '@mui/material';
import { useId } from 'react';
import { useInput } from 'react-admin';

interface ChoicesInputProps {
  source: string;
  label: string;
  choices: readonly { id: string; name: string }[];
}

/** Some of a few choices, as checkboxes; the value is the list of their ids in the order of the choices. */
export function ChoicesInput({ source, label, choices }: ChoicesInputProps) {
  const caption = useId();
  const { field, fieldState } = useInput({
    source,
    format: (v: unknown) => v,
    parse: (v: unknown) => v,
  });
  const chosen = (field.value ?? []) as string[];
  const wrong = fieldState.error?.message;
  const toggle = (id: string, on: boolean) =>
    field.onChange(
      choices.map((choice) => choice.id).filter((one) => (one === id ? on : chosen.includes(one))),
    );
  return (
    <FormControl error={wrong !== undefined} component="fieldset" aria-labelledby={caption} sx={{ my: 0.5 }}>
      <FormLabel id={caption} component="legend">
        {label}
      </FormLabel>
      <FormGroup row>
        {choices.map(({ id, name }) => (
          <FormControlLabel
            key={id}
            label={name}
            control={
              <Checkbox
                size="small"
                checked={chosen.includes(id)}
                onChange={(_event, on) => toggle(id, on)}
                onBlur={field.onBlur}
              />
            }
          />
        ))}
      </FormGroup>
      {wrong && <FormHelperText sx={{ mx: 0 }}>{wrong}</FormHelperText>}
    </FormControl>
  );
}
