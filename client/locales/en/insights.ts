export const insights = {
  insights: {
    kinds: {
      brand_health: 'Brand health',
      personas: 'Personas and cohorts',
      channel_strategy: 'Channel strategy',
    },
    gives: {
      brand_health:
        'Reads the reviews of your products: a score, how it goes by month, what customers speak of with quotes, the best and the worst products, and what to do.',
      personas:
        'Parts your customers by what they buy and by fields of your own, and has Mavera make a persona of each part.',
      channel_strategy:
        'Compares what each of your channels brings in, and suggests content, messaging, a campaign and a share of the budget for each.',
    },
    views: {
      label: 'Parts of this analysis',
      result: 'Result',
      history: 'History',
      settings: 'Settings',
    },
    open: 'Open',
    openOf: 'Open: {{name}}',
    noResult: 'No result yet',
    noneOfThis: 'This run brought no result.',
    unreadable: 'This result was made by another version of the app, and cannot be shown.',
    result: 'Result of {{time}}',
    toLatest: 'Go to the latest result',
    compareWith: 'Compare with the result of',
    comparedWith: 'Compared with the result of {{time}}',
    changes: 'What has changed since then',
    what: 'What',
    before: 'Then',
    now: 'Now',
    todo: 'What to do',
    tableOf: 'The same as a table: {{chart}}',
    export: { csv: 'Save as CSV', json: 'Save as JSON', print: 'Print' },

    runs: 'Next run',
    live: 'Run in progress',
    never: 'This has not run yet.',
    doneAt: 'Last run {{time}}, for {{spent}}.',
    cancelledAt: 'The last run was cancelled {{time}}, after {{spent}}.',
    failedAt: 'The last run failed {{time}}, after {{spent}}.',
    nextRun: 'Runs next {{time}}',
    noSchedule: 'Has no schedule: runs when you start it.',
    run: 'Run now',
    dryRun: 'Dry run',
    cancel: 'Cancel run',
    cancelTitle: 'Cancel this run?',
    cancelText: 'Nothing more is sent to Mavera. What was paid so far stays paid.',
    resume: 'Go on',
    repeat: 'Make the call again, even if it is paid twice',
    raiseCeiling: 'Change the ceilings',
    progress: 'Progress of the run',
    progressOf: 'Progress: {{name}}',
    spent: '{{spent}} so far',
    spentOf: '{{spent}} so far, estimated {{estimate}}',

    states: {
      queued: 'About to start',
      running: 'Running',
      waiting: 'Waiting',
      asking: 'Waits for your answer',
      unsure: 'Waits for your decision',
      succeeded: 'Done',
      failed: 'Failed',
      cancelled: 'Cancelled',
    },
    causes: {
      person: 'Started by hand',
      schedule: 'Started by its schedule',
      trigger: 'Started by what happened in the store',
    },

    plan: {
      title: 'What this run does and costs',
      reading: 'Reading the figures. Nothing is sent to Mavera that costs credits.',
      costs: 'It costs',
      asksFirst:
        'Up to {{credits}} credits of that are for what is made only once you have confirmed it.',
      show: 'Show exactly what would be sent',
      notExact: 'contains what an earlier answer says',
      confirmed: 'only after you confirm',
      bodyOf: 'Body of {{call}}',
      start: 'Start this run',
    },

    question: {
      title: 'Mave asks before it goes on',
      answer: 'Your answer',
      send: 'Send the answer',
      price: 'The answer goes into the same conversation, and costs credits of its own.',
      wrong: 'Write an answer of at most 4,000 characters, without e-mail addresses.',
    },
    proposal: {
      title: 'Which personas should be made?',
      text: 'They do not exist in Mavera yet. Those that exist are kept up to date without costing as much.',
      item_one: '{{formatted}} person · {{credits}}',
      item_other: '{{formatted}} people · {{credits}}',
      sum: 'Together: {{credits}}',
      choose: 'Tick what to make',
      make_one: 'Make {{count}} persona',
      make_other: 'Make {{count}} personas',
      none: 'Make none',
      note: 'Nothing is made, and nothing paid, before you press the button.',
    },

    credits_one: '{{formatted}} credit',
    credits_other: '{{formatted}} credits',
    creditsAtMost_one: 'at most {{formatted}} credit',
    creditsAtMost_other: 'at most {{formatted}} credits',
    creditRange: '{{least}} to {{most}} credits',
    needed: '{{needed}} credits are needed.',
    left: '{{left}} are left.',
    creditsTitle: 'Credits',
    creditsIntro: 'A month is one of the calendar, in UTC.',
    spentThisMonth: 'Spent here this month',
    spentAtMost:
      'At most: what Mavera did not tell of a call counts with the most it can have cost.',
    remaining: 'Left in Mavera',
    included: 'Included in your plan',
    periodEnd: 'Mavera’s billing period ends on {{date}}.',
    creditsUnknown:
      'What your Mavera account has left is not known: it is not connected, or does not answer.',
    toCredits: 'Credits and ceilings',

    ceilings: {
      title: 'Ceilings',
      intro:
        'A paid call that may go over one of these is not made. The run waits until you raise it.',
      elsewhere: 'What one run and all runs of a month may cost is set for all analyses together.',
      perRun: 'Most credits for one run',
      perMonth: 'Most credits for all runs of a month',
      month: 'Ceiling of the month',
    },
    unsure: {
      title: 'When an answer is lost',
      text: 'If the connection breaks during a paid call, the app looks for what became of it. Where nothing tells whether it was paid:',
      choices: {
        ask: {
          label: 'Ask me (recommended)',
          text: 'The run waits until somebody decides.',
        },
        repeat: {
          label: 'Make the call again',
          text: 'The run goes on by itself; now and then a call may be paid twice.',
        },
      },
    },

    schedule: {
      title: 'Schedule',
      intro:
        'Hours are those of your store’s own day. The night is when your store needs its quota least.',
      every: 'Runs by itself',
      rhythms: {
        never: 'Never',
        day: 'Every day',
        week: 'Every week',
        month: 'Every month',
      },
      weekday: 'On',
      dayOfMonth: 'On day',
      hour: 'From',
    },
    triggers: {
      title: 'When something happens',
      label: 'Also run when something happens in the store',
      minDays: 'At most once in so many days',
      when: {
        brand_health:
          'So many new reviews, or a rating that falls. An hour later, so that several are one run.',
        personas: 'A cohort that grew. It is looked at once a night.',
        channel_strategy:
          'A channel that gains or loses ten points of the revenue. It is looked at once a night.',
      },
    },
    options: 'What it looks at',
    speaker: {
      text: 'A persona of your Mavera account. It colours the answers; figures stay what they are.',
      byTheApp: 'Chosen by the app',
      byTheAppNow: 'Chosen by the app: {{name}}',
      own: '{{name}} (your own)',
      gone: 'No longer in your account: the app chooses',
      unread: 'The one that was chosen',
    },
    wordsWrong: 'At most 500 characters, and no e-mail addresses: Mavera reads this.',

    history: {
      title: 'History',
      intro: 'The last 20 runs.',
      started: 'Started',
      state: 'How it went',
      spent: 'Cost',
      estimate: 'estimated {{credits}}',
      result: 'Result',
      see: 'See result',
      seeOf: 'See result: {{time}}',
      compare: 'Compare with the latest',
      compareOf: 'Compare with the latest: {{time}}',
    },

    faults: {
      refused: 'Mavera declined to answer.',
      cut_off: 'Mavera’s answer broke off in the middle.',
      breaks_schema: 'Mavera’s answer was not in the form that was asked for.',
      failed: 'Mavera could not work out an answer.',
    },
  },

  numberField: {
    between: 'Enter a number from {{min}} to {{max}}.',
    some: 'Something on this page cannot be saved as it is. It says where.',
  },
};
