import CadreDomain

extension Rule {
    /// The person can report by the report day or within the days tolerated after it, and both records hold then.
    ///
    /// The office may waive the days and never the records: who is not in the workforce on the reporting day cannot be
    /// named, nor can anybody for a position that is not on record then.
    public static let availabilityDate = Rule(
        identifier: "availability.date",
        version: 2,
        sentence: "The person comes free by the report day or within the days tolerated after it, is still in the "
            + "workforce then, and the position is still on record.",
        citation: "Cadre's own placeholder for the gap that may be planned",
        confidence: .unverified,
        waiverAuthority: "The office that owns the position",
        exclusion: "because of the days of availability",
        body: .gate { pair in
            freeDay(pair) <= pair.opening.latestDay && pair.person.validity.contains(pair.reportingDay)
        } facts: { pair in
            let (position, person) = (pair.position.validity, pair.person.validity)
            let (day, availableFrom) = (pair.reportingDay, pair.candidate.availableFrom)
            var found: [String] = []
            var missing: [String] = []
            if freeDay(pair) > pair.opening.latestDay { found.append("available from \(availableFrom.prose)") }
            if day >= position.end {
                found.append("the position is on record until \(position.end.prose)")
                missing.append("a position on record on \(day.prose)")
            }
            if day < person.start {
                found.append("joins the workforce on \(person.start.prose)")
                missing.append("a record in the workforce from \(day.prose) on")
            } else if day >= person.end {
                found.append("leaves the workforce on \(person.end.prose)")
                missing.append("a stay in the workforce beyond \(day.prose)")
            }
            let tolerated = pair.opening.reportDay.adding(days: pair.opening.figures.lateArrivalDaysMax)
            if !missing.isEmpty, availableFrom > tolerated {
                missing.append("a waiver of the days after \(tolerated.prose)")
            }
            return GateFacts(
                needed: "available by \(pair.opening.latestDay.prose)",
                found: found.isEmpty ? "available from \(availableFrom.prose)" : found.joined(separator: ", and "),
                remedy: missing.isEmpty ? "" : "A" + Wording.list(missing).dropFirst() + ".",
                release: lastReleaseDay(pair).map { EarlierRelease(day: $0, planned: availableFrom) },
                isRecordMissing: pair.isOffRecord
            )
        }
    )

    /// The first day on which the person is both wanted and free; later than a day of reporting that is named where
    /// the person is not free then.
    private static func freeDay(_ pair: Pair) -> Day { max(pair.reportingDay, pair.candidate.availableFrom) }

    /// The last day of a release with which the gate is met; nil where the person is free by then already, or no such
    /// day is to come.
    private static func lastReleaseDay(_ pair: Pair) -> Day? {
        let candidate = pair.candidate.candidate
        let last = candidate.later.last ?? candidate.person
        let day = min(pair.opening.latestDay, last.validity.end.adding(days: -1))
        guard day < pair.candidate.availableFrom, day >= pair.opening.reportDay,
            day >= max(pair.opening.today, candidate.person.validity.start),
            candidate.person(on: day).validity.contains(day)
        else { return nil }
        return day
    }
}
