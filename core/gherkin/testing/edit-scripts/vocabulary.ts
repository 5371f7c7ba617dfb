/** What a feature of one domain speaks of. `{slot}` stands for one of the slot's values, the same in a whole scenario. */
export interface Domain {
  feature: string;
  story: string[];
  background: string[];
  rules: string[];
  tags: string[];
  slots: Record<string, string[]>;
  names: string[];
  given: string[];
  when: string[];
  then: string[];
}

const amounts = ['1', '2', '3', '5', '10', '12', '20', '50', '99', '100'];

export const DOMAINS: Domain[] = [
  {
    feature: 'Shopping cart',
    story: ['In order to buy several things at once', 'As a customer', 'I want to keep them in a cart'],
    background: ['the store operates in "United States"', 'I am logged in as a customer'],
    rules: ['Prices are shown with tax', 'Stock is never negative', 'Guests pay at once'],
    tags: ['@cart', '@ui', '@api', '@smoke', '@checkout', '@wip', '@slow'],
    slots: {
      product: [
        'T-Shirt banana',
        'PHP Mug',
        'Symfony Hat',
        'Plastic Duck',
        'Coffee Grinder',
        'Red Socks',
        'Desk Lamp',
      ],
      n: amounts,
      price: ['$10.00', '$19.99', '$25.00', '$100.00', '$4.50'],
      country: ['France', 'Germany', 'Poland', 'Spain', 'Canada'],
      payment: ['credit card', 'bank transfer', 'cash on delivery', 'PayPal', 'gift card'],
      coupon: ['SANTA2016', 'SUMMER10', 'WELCOME', 'BLACKFRIDAY'],
    },
    names: [
      'Adding {n} pieces of {product} to the cart',
      'Removing {product} from the cart',
      'Paying for {product} by {payment}',
      'Shipping {product} to {country} costs {price}',
      'Applying the coupon {coupon} to an order of {price}',
      'Being unable to order {n} pieces of a product that is out of stock',
      'Seeing the discounted price of {product}',
      'Changing the quantity of a cart item to {n}',
      'Preventing checkout without a billing address in {country}',
    ],
    given: [
      'the store has a product {product} priced at {price}',
      'there are {n} units of product {product} available in the inventory',
      'the store ships everywhere for {price}',
      'the store allows paying by {payment}',
      'I added {n} products {product} to the cart',
      'the store has promotion with coupon {coupon}',
      'there is a zone {country} with a tax of {n} percent',
    ],
    when: [
      'I add {n} pieces of {product} to the cart',
      'I proceed through the checkout with {payment}',
      'I specify the shipping address in {country}',
      'I use the coupon with code {coupon}',
      'I remove product {product} from the cart',
      'I confirm my order',
      'I check the details of my cart',
    ],
    then: [
      'my cart total should be {price}',
      'I should see {product} with quantity {n} in my cart',
      'I should be notified that the product has been successfully added',
      'I should be notified that this coupon is invalid',
      'there should be {n} items in my cart',
      'I should not be able to proceed to {payment}',
      'my order should be shipped to {country}',
    ],
  },
  {
    feature: 'Quality on demand sessions',
    story: ['Operations of the sessions API'],
    background: ['an environment at "apiRoot"', 'the header "Content-Type" is set to "application/json"'],
    rules: ['Access tokens are checked first', 'Devices are named by one identifier'],
    tags: ['@sessions', '@errors', '@happy', '@security', '@v1'],
    slots: {
      operation: ['createSession', 'getSession', 'deleteSession', 'extendSession', 'retrieveSessions'],
      status: ['200', '201', '204', '400', '401', '403', '404', '409', '422', '429'],
      code: [
        'INVALID_ARGUMENT',
        'UNAUTHENTICATED',
        'PERMISSION_DENIED',
        'NOT_FOUND',
        'CONFLICT',
        'OUT_OF_RANGE',
      ],
      property: ['$.device', '$.device.phoneNumber', '$.duration', '$.qosProfile', '$.sink', '$.devicePorts'],
      identifier: ['phoneNumber', 'ipv4Address', 'ipv6Address', 'networkAccessIdentifier'],
      n: amounts,
    },
    names: [
      'Error {status} when {property} is missing in {operation}',
      'Error {code} for {operation} with an expired access token',
      '{operation} succeeds for a device with {identifier}',
      'The duration of {n} seconds is limited by {operation}',
      'Invalid value of {property} is refused with {status}',
      'A device that {identifier} does not identify',
      'Events are sent to the sink of {operation}',
    ],
    given: [
      'the request body property {property} is set to an invalid value',
      'the request body property {property} is not included',
      'the header "Authorization" is set to an expired access token',
      'a valid testing device identified by {identifier}',
      'an existing session created with {operation}',
      'the duration is set to {n} seconds',
    ],
    when: [
      'the request {operation} is sent',
      'the session has been running for {n} seconds',
      'the path parameter "sessionId" is set to a random UUID',
    ],
    then: [
      'the response status code is {status}',
      'the response property "$.status" is {status}',
      'the response property "$.code" is {code}',
      'the response property "$.message" contains a user friendly text',
      'the response header "x-correlator" has same value as the request header',
      'the response body complies with the schema of {operation}',
      'the response property {property} is not included',
      'a notification is received within {n} seconds',
    ],
  },
  {
    feature: 'Command line of the package manager',
    story: [],
    background: ['a directory without a configuration'],
    rules: ['Exit codes tell what happened', 'Nothing is written on a dry run'],
    tags: ['@cli', '@require-network', '@broken', '@windows'],
    slots: {
      command: ['install', 'update', 'remove', 'list', 'search', 'verify', 'rollback'],
      package: ['hello', 'akismet', 'jetpack', 'leftpad', 'router', 'yaml-tools'],
      version: ['1.0.0', '1.0.1', '1.1.0', '2.0.0', '2.3.4', '3.0.0-beta'],
      flag: ['--force', '--dry-run', '--all', '--quiet', '--format=json', '--skip-cache'],
      n: amounts,
    },
    names: [
      'Run {command} with {flag}',
      'Run {command} for {package} at version {version}',
      '{command} refuses an unknown package',
      '{command} leaves {package} alone when it is up to date',
      'List {n} packages after {command}',
      'Downgrade {package} to {version}',
      'Show help of {command}',
    ],
    given: [
      'the package {package} in version {version} is installed',
      'an empty cache',
      '{n} packages are installed',
      'a lock file that names {package}',
      'the network is unreachable',
    ],
    when: [
      'I run `pkg {command} {package}`',
      'I run `pkg {command} {package} {flag}`',
      'I try `pkg {command} {flag}`',
      'I run `pkg {command} {package}={version}`',
    ],
    then: [
      'STDOUT should contain {package}',
      'STDOUT should be a table containing {n} rows',
      'STDERR should be empty',
      'STDERR should contain "Error: {package} not found"',
      'the return code should be {n}',
      'the package {package} should be at {version}',
      'the lock file should name {version}',
    ],
  },
];
