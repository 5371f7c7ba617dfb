@barrierefrei
Szenario: Der Automat lässt sich im Sitzen bedienen
  Angenommen eine Person im Rollstuhl
  Wenn sie ein Buch ausleiht
  Dann erreicht sie Ablage, Bildschirm und Beleg
