import CadreDomain

extension Rule {
    /// The clearance is in force on the reporting day and expires before the tour ends.
    public static let clearanceExpiry = Rule(
        identifier: "clearance.expiry-mid-tour",
        sentence: "The clearance is in force on the reporting day and expires before the tour ends.",
        citation: "Person record",
        confidence: .unverified,
        body: .flag { pair in
            guard pair.position.clearance > .none, let expiry = pair.person.clearanceUntil,
                expiry > pair.reportingDay, expiry < pair.plannedEnd
            else { return nil }
            return "The clearance expires on \(expiry.prose), before the tour ends on \(pair.plannedEnd.prose)."
        }
    )
}
