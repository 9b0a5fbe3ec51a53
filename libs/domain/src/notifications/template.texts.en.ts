import { type BuiltInTexts } from './template.texts';

export const ENGLISH_TEMPLATES: BuiltInTexts = {
  'renewal.succeeded': {
    subject:
      '[now: Your plan {plan} is active][later: Your plan {plan} is booked][addOn: {plan} is added to your plan] ({reference})',
    body: `Dear {name},

[now: Thank you for renewing. {plan} is now active on {number}.][later: Thank you for renewing. {plan} will start on {number} by itself when your current plan ends.][addOn: Thank you. {plan} is added to the plan on {number} and can be used at once.]

- [now: Plan][later: Plan][addOn: Pack]: {plan}
- Number: {number}
- Paid: {paid}
- Valid from: {startsAt}
- Valid until: {endsAt}
- Calls: {calls}
- SMS: {sms}
- Data: {data}
- Balance now: {balance}
- Reference: {reference}

If anything is not as you expect, reply to this message and name the reference. We will put it right.

Your UR team`,
    sms: '[now: Thank you for renewing. {plan} is now active on {number}.][later: Thank you for renewing. {plan} will start on {number} by itself when your current plan ends.][addOn: Thank you. {plan} is added to the plan on {number} and can be used at once.]',
  },
  'renewal.failed': {
    subject: 'Your renewal did not go through ({reference})',
    body: `Dear {name},

We could not renew {plan} on {number}. You have not been charged for it.

- Plan: {plan}
- Number: {number}
- Price: {price}
- Reason: {reason}
- Balance now: {balance}
- Reference: {reference}

To keep your number in service, please top up your balance or use another card, then renew again.

We are glad to do it with you: reply to this message and name the reference.

Your UR team`,
    sms: 'We could not renew {plan} on {number}. You have not been charged for it.',
  },
  'autoRenewal.failed': {
    subject: '[again: We could not renew {plan} yet][ended: Automatic renewal of {plan} has ended]',
    body: `Dear {name},

We could not renew {plan} on {number}. You have not been charged for it[again: , and we try again by ourselves.][ended: . Automatic renewal is switched off now.]

- Plan: {plan}
- Number: {number}
- Plan ends: {endsAt}
- Reason: {reason}
- Balance now: {balance}
- Next try: {nextTryAt}

[again: To keep your number in service, please top up your balance or use another card before then.]
[ended: To use your number again, please renew it, or reply to this message: we are glad to do it with you.]

Your UR team`,
    sms: 'We could not renew {plan} on {number}. You have not been charged for it[again: , and we try again by ourselves.][ended: . Automatic renewal is switched off now.]',
  },
  'refund.succeeded': {
    subject: 'We have refunded {amount} ({reference})',
    body: `Dear {name},

[onlyBalance: {amount} is back on your UR balance and can be used at once.]
[bySource: We have given back {amount}. Your bank may take some days to show what goes to your account there.]

- Refunded: {amount}
- To {source}: {toSource}
- To your UR balance: {toBalance}
- For payment: {paymentReference}
- Balance now: {balance}
- Reference: {reference}

[stopped: The plan that you paid with it has ended.]
[shortened: The plan that you paid with it now ends on {planEndsAt}.]
[unchanged: Nothing changes for the plan that is running.]

Your UR team`,
    sms: '[onlyBalance: {amount} is back on your UR balance and can be used at once.][bySource: We have given back {amount}. Your bank may take some days to show what goes to your account there.]',
  },
  'topUp.captured': {
    subject: 'Your top-up of {amount} has arrived ({reference})',
    body: `Dear {name},

Thank you. Your top-up is on your balance and can be used at once.

- Amount: {amount}
- Paid with: {paidWith}
- Time: {at}
- Balance now: {balance}
- Reference: {reference}

Your UR team`,
    sms: 'Thank you. Your top-up of {amount} is on your balance and can be used at once.',
  },
  'membership.ending': {
    subject: 'Your {tier} membership ends on {losesAt}',
    body: `Dear {name},

You are a {tier} member. If you spend {missing} more before then, you stay one.

- Membership: {tier}
- Kept until: {losesAt}
- Still to be spent: {missing}
- Afterwards: {nextTier}

Every renewal counts. If you have a question, reply to this message.

Your UR team`,
    sms: 'You are a {tier} member until {losesAt}. If you spend {missing} more before then, you stay one.',
  },
  'payment.linkReady': {
    subject: 'Your payment link for {amount} ({reference})',
    body: `Dear {name},

As agreed, here is the link with which you can pay. It leads to the page of our payment provider.

- For: {purpose}
- Amount: {amount}
- Valid until: {expiresAt}
- Reference: {reference}

Pay here:
{link}

If you did not ask for this, ignore the message: nothing is charged unless you pay yourself.

Your UR team`,
    sms: '{purpose}: {amount}. Pay here until {expiresAt}: {link}',
  },
  'line.suspended': {
    subject: '{number} is suspended',
    body: `Dear {name},

[byCustomer: As you asked, {number} is suspended: nobody can call, send messages or use data with it.]
[byUs: We have suspended {number}: calls, messages and data are off for now.]

- Number: {number}
- Since: {at}

Your number, plan and balance stay yours. [byCustomer: Reply to this message when we shall switch it on again, or if you did not ask for this.][byUs: Reply to this message and we sort it out with you.]

Your UR team`,
    sms: '[byCustomer: As you asked, {number} is suspended: nobody can call, send messages or use data with it.][byUs: We have suspended {number}: calls, messages and data are off for now.]',
  },
  'line.resumed': {
    subject: '{number} is in service again',
    body: `Dear {name},

{number} is in service again: calls, messages and data work as before.

- Number: {number}
- Since: {at}

If you did not ask for this, reply to this message at once.

Your UR team`,
    sms: '{number} is in service again: calls, messages and data work as before.',
  },
  'line.simReplaced': {
    subject: '{number} has a new eSIM',
    body: `Dear {name},

{number} works with a new eSIM now. The one before it is worth nothing any more; number, plan and balance are the same.

- Number: {number}
- Since: {at}

If you did not ask for this, call us at once: somebody may be trying to take over your number.

Your UR team`,
    sms: '{number} has a new eSIM since {at}. If you did not ask for this, call us at once.',
  },
  'line.numberChanged': {
    subject: 'Your new number is {number}',
    body: `Dear {name},

Your line has a new number. The old one does not reach you any more; eSIM, plan and balance are the same.

- New number: {number}
- Old number: {oldNumber}
- Since: {at}

If you did not ask for this, reply to this message.

Your UR team`,
    sms: 'Your new number is {number} instead of {oldNumber}. eSIM, plan and balance are the same.',
  },
  'line.movedAway': {
    subject: '{number} belongs to somebody else now',
    body: `Dear {name},

as agreed, {number} went to another customer with its plan and what was left of it. Your balance stays with you, and nothing is charged to you for this number any more.

- Number: {number}
- Since: {at}

If you did not ask for this, call us at once: somebody may be trying to take over your number.

Your UR team`,
    sms: '{number} went with its plan to another customer on {at}. Your balance stays. If you did not ask for this, call us at once.',
  },
  'line.movedHere': {
    subject: '{number} is yours now',
    body: `Dear {name},

as agreed, {number} is yours now, with its plan and what is left of it. It does not renew by itself: tell us when you want that.

- Number: {number}
- Since: {at}

If you know nothing of this, reply to this message.

Your UR team`,
    sms: '{number} is yours now, with its plan. It does not renew by itself: tell us when you want that.',
  },
  'line.activationCode': {
    subject: 'Set up the eSIM of {number}',
    body: `Dear {name},

scan the attached QR code with the camera of the phone in which {number} is to work, or enter this activation code by hand.

- Number: {number}
- Activation code: {activationCode}

The phone needs an internet connection. Give the code to nobody: who has it can take your number over. If you did not ask for it, call us at once.

Your UR team`,
    sms: 'Activation code of the eSIM for {number}: {activationCode} Enter it in the settings of the phone. Give it to nobody.',
  },
  'verification.code': {
    subject: '[caller: Your code for this call][contact: Your confirmation code]',
    body: `Dear {name},

[caller: Read this code out to our colleague on the phone, so that we know it is you.]
[contact: With this code we confirm that this address is yours. Tell it to our colleague.]

- Code: {code}
- Valid for: {minutes} minutes

If you are not talking with us right now, tell this code to nobody and reply to this message: somebody else may be trying to get into your account.

Your UR team`,
    sms: '{code} is your UR code, valid for {minutes} minutes. Read it out to our colleague; if you are not talking with us, tell it to nobody.',
  },
  'ticket.replied': {
    subject: 'Re: {enquiry} ({reference})',
    body: `Dear {name},

Here is our answer to your enquiry.

- Enquiry: {enquiry}
- Reference: {reference}

{answer}

Your UR team`,
    sms: '{answer}',
  },
  'customer.emailChanged': {
    subject: 'This is now the e-mail address of your UR account',
    body: `Dear {name},

From now on we write to {email}.

- E-mail address: {email}
- Changed: {at}

If you did not ask for this, reply to this message at once. We will put it right.

Your UR team`,
    sms: 'From now on we write to {email}.',
  },
  'customer.emailReplaced': {
    subject: 'The e-mail address of your UR account was changed',
    body: `Dear {name},

Your UR account now uses another e-mail address ({maskedEmail}). We no longer write to this one.

- New address: {maskedEmail}
- Changed: {at}

If this was not you, reply to this message at once, so that we can protect your account.

Your UR team`,
    sms: 'Your UR account now uses another e-mail address ({maskedEmail}). We no longer write to this one.',
  },
};
