Scenario Outline: A voucher lowers the total, and keeps what is left
  Given a basket worth <basket> €
  When the customer redeems a voucher worth <voucher> €
  Then <total> € are to pay
  And the voucher is worth <left> €

  Examples:
    | basket | voucher | total | left |
    | 40     | 15      | 25    | 0    |
    | 40     | 40      | 0     | 0    |
    | 40     | 50      | 0     | 10   |
