### A segment's rule in words. Each is a part of a sentence; $count chooses the plural, the others are as they are written.

rules-recency-today = hat heute gekauft
rules-recency-within = { $count ->
        [one] hat innerhalb von { $shown } Tag gekauft
       *[other] hat in den letzten { $shown } Tagen gekauft
    }
rules-recency-before = { $count ->
        [one] letzter Kauf vor { $shown } Tag oder länger
       *[other] letzter Kauf vor { $shown } Tagen oder länger
    }
rules-recency-exactly = { $count ->
        [one] letzter Kauf vor { $shown } Tag
       *[other] letzter Kauf vor { $shown } Tagen
    }
rules-recency-between = { $count ->
        [one] letzter Kauf vor { $from } bis { $shown } Tag
       *[other] letzter Kauf vor { $from } bis { $shown } Tagen
    }
rules-recency-nobody = Aktualität { $scores }, die kein Kunde haben kann
rules-frequency-at-least = { $count ->
        [one] mindestens { $shown } Bestellung
       *[other] mindestens { $shown } Bestellungen
    }
rules-frequency-at-most = { $count ->
        [one] höchstens { $shown } Bestellung
       *[other] höchstens { $shown } Bestellungen
    }
rules-frequency-exactly = { $count ->
        [one] genau { $shown } Bestellung
       *[other] genau { $shown } Bestellungen
    }
rules-frequency-between = { $count ->
        [one] { $from } bis { $shown } Bestellung
       *[other] { $from } bis { $shown } Bestellungen
    }
rules-frequency-nobody = Häufigkeit { $scores }, die kein Kunde haben kann
rules-monetary-at-least = mindestens { $from } ausgegeben
rules-monetary-below = weniger als { $below } ausgegeben
rules-monetary-between = zwischen { $from } und { $to } ausgegeben
rules-monetary-nobody = Geldwert { $scores }, den kein Kunde haben kann
rules-frequency-monetary-at-least = Häufigkeit und Geldwert zusammen mindestens { $score }
rules-frequency-monetary-at-most = Häufigkeit und Geldwert zusammen höchstens { $score }
rules-frequency-monetary-exactly = Häufigkeit und Geldwert zusammen { $score }
rules-frequency-monetary-between = Häufigkeit und Geldwert zusammen { $from } bis { $to }
rules-score-at-least = Gesamtwert von mindestens { $score }
rules-score-at-most = Gesamtwert von höchstens { $score }
rules-score-exactly = Gesamtwert von genau { $score }
rules-score-between = Gesamtwert von { $from } bis { $to }
rules-prospects = hat noch nicht bestellt
rules-anybody = hat mindestens einmal bestellt
rules-group = ({ $list })
rules-none = noch keine Bedingung
rules-unreadable = eine Regel, die nicht gelesen werden kann
