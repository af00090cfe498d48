import CadreDomain

extension Rule {
    /// The person can report by the report day or within the days tolerated after it.
    public static let availabilityDate = Rule(
        identifier: "availability.date",
        sentence: "The person comes free by the report day or within the days tolerated after it, and is still in the "
            + "workforce then.",
        citation: "Cadre's own placeholder for the gap that may be planned",
        confidence: .unverified,
        waiverAuthority: "The office that owns the position",
        exclusion: "because of the days of availability",
        body: .gate { pair in
            pair.daysLate <= pair.opening.figures.lateArrivalDaysMax
                && pair.person.validity.contains(pair.reportingDay)
        } facts: { pair in
            let figures = pair.opening.figures
            let latest = pair.opening.reportDay.adding(days: figures.lateArrivalDaysMax)
            let needed = "available by \(latest)"
            guard pair.daysLate <= figures.lateArrivalDaysMax else {
                return GateFacts(
                    needed: needed,
                    found: "available from \(pair.candidate.availableFrom)",
                    remedy: "A release by \(latest), "
                        + "\(Wording.count(pair.candidate.availableFrom - latest, "day")) earlier than planned."
                )
            }
            guard pair.person.validity.contains(pair.reportingDay) else {
                let validity = pair.person.validity
                return GateFacts(
                    needed: needed,
                    found: pair.reportingDay < validity.start
                        ? "joins the workforce on \(validity.start)" : "leaves the workforce on \(validity.end)",
                    remedy: pair.reportingDay < validity.start
                        ? "A record in the workforce from \(pair.reportingDay) on."
                        : "A stay in the workforce beyond \(pair.reportingDay)."
                )
            }
            return GateFacts(needed: needed, found: "available from \(pair.candidate.availableFrom)", remedy: "")
        }
    )
}
