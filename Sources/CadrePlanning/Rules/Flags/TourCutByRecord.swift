import CadreDomain

extension Rule {
    /// The record of the person or of the position ends before a whole tour would.
    public static let tourCutByRecord = Rule(
        identifier: "tour.cut-by-record",
        sentence: "The record of the person or of the position ends before a whole tour would, so the tour is planned "
            + "until then.",
        citation: "Person and position records",
        confidence: .unverified,
        body: .flag { pair in
            guard let (subject, end) = pair.cut else { return nil }
            let whole = pair.reportingDay.adding(months: pair.tourMonths)
            return "The record of the \(subject) ends on \(end.prose): a whole tour of "
                + "\(Grouped.count(pair.tourMonths, "month")) would last until \(whole.prose)."
        }
    )
}
