Scenario: Customer service gives a refund during a call
  Given a customer on the phone who knows the number of the order
  When customer service refunds the order
  Then the customer hears when the money will be there
  And no card details were asked for
