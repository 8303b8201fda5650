export const synced = {
  synced: {
    kinds: {
      title: 'What goes to Brevo',
      intro:
        'Switch off what you do not need. What is in Brevo already stays there; switched on again, it catches up.',
      customers: {
        label: 'Customers',
        text: 'Contacts with the fields you mapped. People who ordered as guests as well.',
      },
      orders: {
        label: 'Orders',
        text: 'With their products, for revenue, segments and automations in Brevo.',
      },
      products: {
        label: 'Products',
        text: 'For product blocks and recommendations in your e-mails.',
      },
      categories: { label: 'Categories', text: 'So that products can be grouped in Brevo.' },
      carts: {
        label: 'Carts',
        text: 'For reminders of abandoned carts, with a link that brings the cart back.',
      },
      inventory: {
        label: 'Stock',
        text: 'Levels of products and variants, for Brevo’s back-in-stock alerts.',
      },
    },
    consent: {
      title: 'When people leave',
      notCounted: 'Not counted yet.',
      count: 'Count now',
      writeBackUnsubscribes: {
        label: 'Write unsubscribes in Brevo back to the store',
        text: 'Who unsubscribes in Brevo no longer accepts marketing in BigCommerce either.',
      },
      eraseDeleted: {
        label: 'Erase deleted customers from Brevo',
        text: 'Otherwise a customer who is deleted in the store only leaves your lists.',
      },
    },
    products: {
      title: 'Product detail',
      intro: 'More detail takes more requests to your store. Changing it resends only products.',
      variants: 'Variants, each as a product of its own in Brevo',
      images: 'Images',
      customFields: 'Custom fields',
      bulkPricing: 'Bulk prices',
      complexRules: 'Rules for prices and options',
      metafields: 'Metafields',
      reviewsSummary: 'Number of reviews and their average',
      videos: 'Videos',
      modifiers: 'Modifier options',
      options: 'Variant options',
      categoryAssignments: 'Names of the categories',
      storefrontDetail: 'Address and price on every other storefront',
    },
    categories: {
      title: 'Category detail, with each product',
      metafields: 'Metafields of the category',
      sortOrder: 'Sort order of the category',
    },
    statuses: {
      title: 'Order statuses',
      intro:
        'What each status of your store is called in Brevo. Brevo counts completed orders as revenue.',
      byDefault: '{{status}} (default)',
    },
    events: {
      title: 'Events',
      intro: 'What Brevo’s automations can start from, under these names.',
      customer_created: 'A customer registers',
      customer_updated: 'A customer’s details change',
      order_placed: 'An order is placed',
      order_updated: 'An order changes',
      order_status_changed: 'An order’s status changes',
      order_completed: 'An order is completed',
      cart_created: 'A cart is started',
      cart_updated: 'A cart changes',
      cart_deleted: 'A cart is emptied',
      cart_abandoned: 'A cart is abandoned',
      inventory_changed: 'Stock changes',
    },
  },

  brevoStatuses: {
    pending: 'Pending',
    completed: 'Completed',
    cancelled: 'Cancelled',
    refunded: 'Refunded',
  },
};
