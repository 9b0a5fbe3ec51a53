import { Text } from '../kernel';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from './password.rules';

const TOTP_CODE = /^\d{6}$/;

/** A password that somebody types to prove who they are: any text, since its rules were checked when it was chosen. */
const PresentPassword = () => Text({ max: PASSWORD_MAX_LENGTH, format: 'password' });

/** A password that is chosen now. */
const NewPassword = () => Text({ min: PASSWORD_MIN_LENGTH, max: PASSWORD_MAX_LENGTH, format: 'password' });

export class SignInInput {
  @Text({ max: 254 })
  email: string;

  @PresentPassword()
  password: string;

  @Text({ max: 6, pattern: TOTP_CODE, optional: true, description: 'from the authenticator app' })
  code?: string;
}

/** The first password of an account, or a new one, by the link that an administrator made. */
export class SetUpInput {
  @Text({ max: 64, pattern: /^[\w-]{43}$/ })
  token: string;

  @NewPassword()
  password: string;
}

export class ChangePasswordInput {
  @PresentPassword()
  currentPassword: string;

  @NewPassword()
  password: string;
}

export class SetUpSecondFactorInput {
  @PresentPassword()
  currentPassword: string;

  @Text({ max: 6, pattern: TOTP_CODE, optional: true, description: 'of the app so far, when there is one' })
  code?: string;
}

export class ConfirmSecondFactorInput {
  @Text({ max: 6, pattern: TOTP_CODE, description: 'from the authenticator app' })
  code: string;
}
