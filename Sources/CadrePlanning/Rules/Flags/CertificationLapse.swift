import CadreDomain

extension Rule {
    /// The certification is held on the reporting day and lapses before the tour ends.
    public static let certificationLapse = Rule(
        identifier: "certification.lapse-mid-tour",
        version: 2,
        sentence: "The certification is good on the reporting day and lapses before the tour ends.",
        citation: "DoDI 5132.15 asks for good standing",
        confidence: .unverified,
        body: .flag { pair in
            guard let need = pair.opening.need, let index = pair.opening.needIndex,
                let days = pair.candidate.certifiedDays[index].first(where: { $0.contains(pair.reportingDay) }),
                days.end < pair.plannedEnd
            else { return nil }
            let held = pair.opening.text(of: need, on: pair.reportingDay)
            return "The \(held) lapses on \(days.end.prose), before the tour ends on \(pair.plannedEnd.prose)."
        }
    )
}
