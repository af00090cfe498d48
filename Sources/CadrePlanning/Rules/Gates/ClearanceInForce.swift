import CadreDomain

extension Rule {
    /// The clearance asked for is in force on the reporting day.
    public static let clearanceInForce = Rule(
        identifier: "clearance.in-force",
        version: 2,
        sentence: "The person holds the clearance that the position asks for, still in force on the reporting day.",
        citation: "Position record; who may grant access is decided by the owning agency",
        confidence: .unverified,
        exclusion: "for want of a clearance",
        body: .gate { pair in
            pair.candidate.clearanceDays[pair.position.clearance.rank].contains { $0.contains(pair.reportingDay) }
        } facts: { pair in
            let needed = Wording.name(of: pair.position.clearance)
            let person = pair.person
            let expiry = person.clearanceUntil.map { ", in force until \($0.prose)" } ?? ""
            let isLevelHeld = person.clearance >= pair.position.clearance
            return GateFacts(
                needed: "\(needed) on \(pair.reportingDay.prose)",
                found: Wording.name(of: person.clearance) + expiry,
                remedy: isLevelHeld
                    ? "A renewed clearance in force on \(pair.reportingDay.prose)."
                    : "A clearance at \(needed) granted by \(pair.reportingDay.prose)."
            )
        }
    )
}
