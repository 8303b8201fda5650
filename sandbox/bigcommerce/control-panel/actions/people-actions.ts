import { type Action, number, text } from './action.ts';
import { given } from './action-values.ts';

/** Customers and newsletter records. */
export const peopleActions: Record<string, Action> = {
  'create-customer': {
    group: 'Customers',
    label: 'Sign up',
    fields: [
      text('email', 'E-mail'),
      text('firstName', 'First name'),
      text('lastName', 'Last name'),
    ],
    run: (simulator, values) => {
      const [email, first_name, last_name] = ['email', 'firstName', 'lastName'].map((name) =>
        values.text(name),
      );
      const result = simulator.createCustomer(given({ email, first_name, last_name }));
      return { done: `Customer ${result.id}, ${result.email}, signed up.`, result };
    },
  },
  'edit-customer': {
    group: 'Customers',
    label: 'Edit the customer',
    fields: [
      number('customerId', 'Customer', '1'),
      text('firstName', 'First name'),
      text('lastName', 'Last name'),
      text('company', 'Company'),
      text('phone', 'Phone'),
    ],
    run: (simulator, values) => {
      const [first_name, last_name, company, phone] = [
        ...['firstName', 'lastName', 'company', 'phone'],
      ].map((name) => values.text(name));
      const fields = given({ first_name, last_name, company, phone });
      const result = simulator.editCustomer(values.need('customerId'), fields);
      return { done: `Customer ${result.id} is changed.`, result };
    },
  },
  'change-email': {
    group: 'Customers',
    label: 'Change the e-mail',
    fields: [number('customerId', 'Customer', '1'), text('email', 'E-mail')],
    run: (simulator, values) => {
      const result = simulator.changeEmail(values.need('customerId'), values.needText('email'));
      return { done: `Customer ${result.id} is now ${result.email}.`, result };
    },
  },
  'edit-address': {
    group: 'Customers',
    label: 'Move house',
    fields: [number('customerId', 'Customer', '1'), text('city', 'City', 'Portland')],
    run: (simulator, values) => {
      const city = values.needText('city');
      const result = simulator.editAddress(values.need('customerId'), { city });
      return { done: `Customer ${result.id} lives in ${city}.`, result };
    },
  },
  'delete-customer': {
    group: 'Customers',
    label: 'Delete the customer',
    fields: [number('customerId', 'Customer')],
    run: (simulator, values) => {
      const result = simulator.deleteCustomer(values.need('customerId'));
      return { done: `Customer ${result.id}, ${result.email}, is gone.`, result };
    },
  },
  subscribe: {
    group: 'Newsletter',
    label: 'Subscribe',
    fields: [text('email', 'E-mail'), number('channelId', 'Channel')],
    run: (simulator, values) => {
      const channelId = values.number('channelId');
      const result = simulator.subscribe(values.needText('email'), { channelId });
      return {
        done: `${result.email} gets the newsletter of channel ${result.channel_id}.`,
        result,
      };
    },
  },
  unsubscribe: {
    group: 'Newsletter',
    label: 'Unsubscribe',
    fields: [text('email', 'E-mail'), number('channelId', 'Channel (all if empty)')],
    run: (simulator, values) => {
      const channelId = values.number('channelId');
      const result = simulator.unsubscribe(values.needText('email'), { channelId });
      return { done: `${result.length} newsletter records have no consent any more.`, result };
    },
  },
};
