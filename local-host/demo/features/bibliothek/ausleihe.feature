# language: de
@ausleihe
Funktionalität: Ausleihe
  Wer einen Ausweis hat, leiht am Automaten selbst aus und verlängert von zu Hause.
  An der Theke bleibt Zeit für die, die eine Frage haben.

  Grundlage:
    Angenommen ein gültiger Bibliotheksausweis

  @BIB-1
  Regel: Jedes Medium hat seine Leihfrist

    Szenario: Ein Buch wird am Automaten ausgeliehen
      Wenn das Buch "Momo" auf den Automaten gelegt wird
      Dann ist "Momo" für 28 Tage ausgeliehen
      Und der Beleg nennt den Tag der Rückgabe

    Szenariogrundriss: Die Leihfrist hängt vom Medium ab
      Wenn ein Medium der Art <Art> ausgeliehen wird
      Dann ist es nach <Tage> Tagen zurückzugeben

      Beispiele:
        | Art         | Tage |
        | Buch        | 28   |
        | Zeitschrift | 14   |
        | Film        | 7    |

    Szenario: Wer viel schuldet, leiht vorerst nichts aus
      Angenommen ein Konto mit 20 € offenen Gebühren
      Wenn ein Buch auf den Automaten gelegt wird
      Dann bittet der Automat, an der Theke zu zahlen
      Aber das Buch bleibt eine Stunde lang zurückgelegt

  Regel: Verlängert wird, solange niemand wartet

    @BIB-2
    Szenariogrundriss: Ein Buch wird höchstens zweimal verlängert
      Angenommen ein Buch, das <bisher>-mal verlängert wurde
      Wenn es online verlängert wird
      Dann ist die Verlängerung <Antwort>

      Beispiele:
        | bisher | Antwort   |
        | 0      | gewährt   |
        | 1      | gewährt   |
        | 2      | abgelehnt |

    @BIB-2 @BIB-3
    Szenario: Ein vorgemerktes Buch wird nicht verlängert
      Angenommen ein ausgeliehenes Buch, das jemand vorgemerkt hat
      Wenn es online verlängert wird
      Dann ist die Verlängerung abgelehnt
      Und das Konto nennt den Grund

  @BIB-1
  Regel: Der Automat ist für alle da

    Szenariogrundriss: Der Automat spricht die Sprache des Ausweises
      Angenommen ein Ausweis mit der Sprache <Sprache>
      Wenn er auf den Automaten gelegt wird
      Dann grüßt der Automat mit "<Gruß>"

      Beispiele:
        | Sprache  | Gruß         |
        | Deutsch  | Willkommen   |
        | Türkisch | Hoş geldiniz |
        | Polnisch | Witamy       |

    Szenario: Ein Kind leiht nur Medien für sein Alter aus
      Angenommen ein Ausweis eines Kindes von 9 Jahren
      Wenn ein Film ab 12 Jahren auf den Automaten gelegt wird
      Dann lehnt der Automat die Ausleihe freundlich ab
