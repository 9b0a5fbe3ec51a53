import HideIcon from '@mui/icons-material/VisibilityOffOutlined';
import ShowIcon from '@mui/icons-material/VisibilityOutlined';
import { Box, Button, IconButton, InputAdornment, Stack, TextField, Typography } from '@mui/material';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLocaleState, useLogin, useTheme, useTranslate } from 'react-admin';
import { ProblemError } from '../providers/problem-error';
import { currentMe } from '../providers/session';
import { isLocaleChosen } from '../providers/locale';
import { ProblemNotice } from '../shared/ProblemNotice';
import { Brand } from './Brand';
import { NAV } from './palette';
import { LanguageButton, ThemeButton } from './PreferenceButtons';

const needsCode = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'second_factor_required';

function useSignIn() {
  const login = useLogin();
  const [, setLocale] = useLocaleState();
  const [, setTheme] = useTheme();
  const [asksCode, setAsksCode] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const submit = async (credentials: { email: string; password: string; code?: string }) => {
    setPending(true);
    setProblem(null);
    try {
      await login(credentials);
      const me = currentMe();
      if (me && !isLocaleChosen()) setLocale(me.locale);
      if (me && me.theme !== 'system') setTheme(me.theme);
    } catch (error) {
      if (needsCode(error) && !asksCode) setAsksCode(true);
      else setProblem(error);
    } finally {
      setPending(false);
    }
  };
  const restart = () => {
    setAsksCode(false);
    setProblem(null);
  };
  return { asksCode, pending, problem, submit, restart };
}

interface FieldProps {
  value: string;
  onChange: (value: string) => void;
}

function PasswordField({ value, onChange }: FieldProps) {
  const translate = useTranslate();
  const [shown, setShown] = useState(false);
  const label = translate(shown ? 'desk.signIn.hidePassword' : 'desk.signIn.showPassword');
  return (
    <TextField
      label={translate('desk.signIn.password')}
      type={shown ? 'text' : 'password'}
      autoComplete="current-password"
      required
      fullWidth
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{
        inputLabel: { required: false },
        htmlInput: { maxLength: 200 },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <IconButton edge="end" aria-label={label} onClick={() => setShown(!shown)}>
                {shown ? <HideIcon fontSize="small" /> : <ShowIcon fontSize="small" />}
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}

function CodeField({ value, onChange }: FieldProps) {
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <TextField
      inputRef={input}
      label={translate('desk.signIn.code')}
      autoComplete="one-time-code"
      required
      fullWidth
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ inputLabel: { required: false }, htmlInput: { inputMode: 'numeric', maxLength: 10 } }}
    />
  );
}

function SignInForm() {
  const translate = useTranslate();
  const { asksCode, pending, problem, submit, restart } = useSignIn();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit({ email: email.trim(), password, ...(asksCode ? { code: code.trim() } : {}) });
  };
  return (
    <Box component="form" onSubmit={onSubmit} aria-label={translate('desk.signIn.title')}>
      {asksCode ? (
        <CodeField value={code} onChange={setCode} />
      ) : (
        <>
          <TextField
            label={translate('desk.signIn.email')}
            type="email"
            autoComplete="username"
            autoFocus
            required
            fullWidth
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            slotProps={{ inputLabel: { required: false }, htmlInput: { maxLength: 254 } }}
          />
          <PasswordField value={password} onChange={setPassword} />
        </>
      )}
      <ProblemNotice problem={problem} />
      <Button type="submit" variant="contained" size="large" fullWidth disabled={pending} sx={{ mt: 1.5 }}>
        {translate(pending ? 'desk.signIn.checking' : 'desk.signIn.submit')}
      </Button>
      {asksCode && (
        <Button fullWidth onClick={restart} sx={{ mt: 1 }}>
          {translate('desk.signIn.back')}
        </Button>
      )}
    </Box>
  );
}

/** What the product is, on wide screens. */
function BrandPanel() {
  const translate = useTranslate();
  return (
    <Box
      sx={{
        display: { xs: 'none', md: 'flex' },
        flexDirection: 'column',
        justifyContent: 'space-between',
        width: '42%',
        maxWidth: 620,
        bgcolor: NAV.ground,
        color: NAV.text,
        p: 6,
        position: 'relative',
        overflow: 'hidden',
      }}
    >
      <Signal />
      <Brand onDark />
      <Box sx={{ position: 'relative' }}>
        <Typography
          component="p"
          sx={{
            color: NAV.activeText,
            fontSize: '1.625rem',
            fontWeight: 650,
            lineHeight: 1.3,
            maxWidth: 380,
          }}
        >
          {translate('desk.tagline')}
        </Typography>
        <Typography component="p" variant="body1" sx={{ mt: 1.5, maxWidth: 380 }}>
          {translate('desk.signIn.promise')}
        </Typography>
      </Box>
    </Box>
  );
}

/** Waves of a signal, for the eye only. */
function Signal() {
  return (
    <Box
      component="svg"
      viewBox="0 0 600 600"
      aria-hidden
      sx={{
        position: 'absolute',
        right: -220,
        top: -60,
        width: 620,
        height: 620,
        opacity: 0.5,
        overflow: 'visible',
      }}
    >
      {[70, 130, 190, 250, 310, 370].map((radius) => (
        <circle key={radius} cx="300" cy="300" r={radius} fill="none" stroke={NAV.line} strokeWidth="26" />
      ))}
      <circle cx="300" cy="300" r="22" fill={NAV.accent} />
    </Box>
  );
}

export function SignInPage() {
  const translate = useTranslate();
  useEffect(() => {
    document.title = `${translate('desk.signIn.title')} · UR Desk`;
  }, [translate]);
  return (
    <Box component="main" sx={{ display: 'flex', minHeight: '100vh', bgcolor: 'background.paper' }}>
      <BrandPanel />
      <Stack sx={{ flex: 1, p: { xs: 2.5, sm: 4 }, minWidth: 0 }}>
        <Stack direction="row" sx={{ gap: 1, justifyContent: 'flex-end' }}>
          <LanguageButton />
          <ThemeButton />
        </Stack>
        <Box sx={{ width: '100%', maxWidth: 360, m: 'auto', pb: 8 }}>
          <Box sx={{ display: { md: 'none' }, mb: 4 }}>
            <Brand />
          </Box>
          <Typography variant="h1">{translate('desk.signIn.title')}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
            {translate('desk.signIn.intro')}
          </Typography>
          <SignInForm />
        </Box>
      </Stack>
    </Box>
  );
}
