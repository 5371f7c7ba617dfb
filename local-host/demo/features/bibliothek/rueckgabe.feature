# language: de
@rückgabe
Funktionalität: Rückgabe und Vormerkung
  Was zurückkommt, geht an die, die darauf warten.
  Wer rechtzeitig zurückgibt, zahlt nichts, und niemand streitet über Minuten.

  @BIB-3
  Regel: Wer zuerst vormerkt, liest zuerst

    Grundlage:
      Angenommen das Buch "Momo" ist ausgeliehen

    Szenario: Die Erste in der Reihe wird benachrichtigt
      Angenommen Ada und nach ihr Ben haben "Momo" vorgemerkt
      Wenn "Momo" zurückgegeben wird
      Dann bekommt Ada eine Nachricht
      Und Ben rückt auf den ersten Platz

    Szenario: Was nicht abgeholt wird, geht an die Nächste
      Angenommen "Momo" liegt seit 7 Tagen für Ada bereit
      Wenn die Bibliothek schließt
      Dann liegt "Momo" für Ben bereit

    Szenario: Niemand merkt dasselbe Buch zweimal vor
      Angenommen Ada hat "Momo" vorgemerkt
      Wenn Ada "Momo" noch einmal vormerkt
      Dann bleibt es bei einer Vormerkung

  @BIB-4
  Regel: Nur wer zu spät ist, zahlt

    Szenario: Der letzte Tag zählt bis Mitternacht
      Angenommen ein Buch ist heute zurückzugeben
      Wenn es um 23:55 Uhr in die Rückgabeklappe fällt
      Dann fällt keine Gebühr an

    Szenariogrundriss: Jede angefangene Woche kostet
      Angenommen ein Buch, das seit <Tage> Tagen fällig ist
      Wenn es zurückgegeben wird
      Dann beträgt die Gebühr <Gebühr> €

      Beispiele:
        | Tage | Gebühr |
        | 1    | 1      |
        | 7    | 1      |
        | 8    | 2      |
        | 60   | 5      |

    Szenario: Bei geschlossener Bibliothek läuft keine Frist ab
      Angenommen ein Buch ist an einem Feiertag zurückzugeben
      Wenn es am nächsten Öffnungstag zurückgegeben wird
      Dann fällt keine Gebühr an
