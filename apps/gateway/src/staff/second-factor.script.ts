/**
 * What the second-factor page needs a script for: speaking to the authenticator, and to the JSON API with the session's
 * token. Delivered as a file of its own, since the content policy allows no script inside a page.
 */
export const SECOND_FACTOR_SCRIPT = `'use strict';
(() => {
  const root = document.getElementById('second-factor');
  const message = document.getElementById('message');
  const returnTo = root.dataset.returnTo;
  const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const toText = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=+$/, '');

  const say = (zh, en) => {
    message.hidden = false;
    message.textContent = zh + ' ' + en;
    message.focus();
  };

  const send = async (path, body) => {
    const session = await (await fetch('/v1/session')).json();
    const answer = await fetch('/v1/second-factor/' + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken || '' },
      body: JSON.stringify(body || {}),
    });
    const json = await answer.json();
    if (answer.ok) return json;
    const wait = answer.headers.get('retry-after');
    throw new Refused(json, answer.status === 423 && wait ? Math.ceil(Number(wait) / 60) : 0);
  };
  class Refused extends Error {
    constructor(problem, minutes) {
      super(problem.title);
      this.zh = problem.title_zh + (minutes ? '（约 ' + minutes + ' 分钟）' : '');
      this.en = problem.title + (minutes ? ' (about ' + minutes + ' min)' : '');
    }
  }

  const withIds = (list) => (list || []).map((one) => ({ ...one, id: toBytes(one.id) }));
  const register = async (options) => {
    const made = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: toBytes(options.challenge),
        user: { ...options.user, id: toBytes(options.user.id) },
        excludeCredentials: withIds(options.excludeCredentials),
      },
    });
    const { clientDataJSON, attestationObject } = made.response;
    const transports = made.response.getTransports ? made.response.getTransports() : [];
    return {
      id: made.id, rawId: made.id, type: made.type, clientExtensionResults: {},
      response: { clientDataJSON: toText(clientDataJSON), attestationObject: toText(attestationObject), transports },
    };
  };
  const authenticate = async (options) => {
    const given = await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: toBytes(options.challenge),
        allowCredentials: withIds(options.allowCredentials),
      },
    });
    const { clientDataJSON, authenticatorData, signature, userHandle } = given.response;
    return {
      id: given.id, rawId: given.id, type: given.type, clientExtensionResults: {},
      response: {
        clientDataJSON: toText(clientDataJSON), authenticatorData: toText(authenticatorData), signature: toText(signature),
        ...(userHandle ? { userHandle: toText(userHandle) } : {}),
      },
    };
  };

  const go = () => location.assign(returnTo);
  const codeOf = (form) => form.elements.code.value.replace(/\\s/g, '');
  const enrolmentCode = () => {
    const field = document.getElementById('enrolment-code');
    return field ? { enrolmentCode: field.value } : {};
  };
  const drawQr = ({ size, path }) => {
    const qr = document.getElementById('qr');
    qr.setAttribute('viewBox', '-4 -4 ' + (size + 8) + ' ' + (size + 8));
    qr.querySelector('path').setAttribute('d', path);
  };

  let enrolment;
  const actions = {
    'enrol-webauthn': async () => {
      const { challengeId, webauthn } = await send('enrolments', { kind: 'webauthn', ...enrolmentCode() });
      await send('enrolments/' + challengeId, { credential: await register(webauthn) });
      go();
    },
    'enrol-totp': async () => {
      enrolment = await send('enrolments', { kind: 'totp', ...enrolmentCode() });
      drawQr(enrolment.totp.qr);
      document.getElementById('secret').textContent = enrolment.totp.secret.replace(/(.{4})/g, '$1 ');
      document.getElementById('enrol').hidden = true;
      document.getElementById('confirm').hidden = false;
      document.getElementById('first-code').focus();
    },
    'confirm-totp': async (form) => {
      await send('enrolments/' + enrolment.challengeId, { code: codeOf(form) });
      go();
    },
    'prove-webauthn': async () => {
      const { challengeId, webauthn } = await send('challenges');
      await send('proofs', { challengeId, credential: await authenticate(webauthn) });
      go();
    },
    'prove-totp': async (form) => {
      await send('proofs', { code: codeOf(form) });
      go();
    },
  };

  const run = async (name, element, form) => {
    element.disabled = true;
    message.hidden = true;
    try {
      await actions[name](form);
    } catch (error) {
      if (error instanceof Refused) say(error.zh, error.en);
      else if (error instanceof DOMException) say('设备未完成验证，请重试。', 'The authenticator did not finish; try again.');
      else say('暂时无法完成，请稍后再试。', 'That did not work; try again shortly.');
    } finally {
      element.disabled = false;
    }
  };

  for (const button of root.querySelectorAll('button[data-action]')) {
    button.addEventListener('click', () => void run(button.dataset.action, button));
  }
  for (const form of root.querySelectorAll('form[data-action]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void run(form.dataset.action, form.querySelector('button'), form);
    });
  }
  if (!window.PublicKeyCredential) {
    for (const button of root.querySelectorAll('[data-action$="webauthn"]')) button.hidden = true;
  }
})();
`;
