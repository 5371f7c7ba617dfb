Scenario: A voucher that is used up is refused
  Given a voucher that was redeemed whole
  When the customer redeems it again
  Then the customer reads "This voucher is used up"
