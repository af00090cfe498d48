import CadreDomain

extension Rule {
    /// The cap on service members in the country leaves a seat.
    public static let capServiceMembers = Rule(
        identifier: "cap.service-members",
        sentence:
            "No more than six service members serve in a country's security cooperation office unless the statute "
            + "names the country; pinned positions are served first, then key billets, then the longest vacant; a seat "
            + "that nobody fills goes on to the next.",
        citation: "22 USC 2321i(c)(1)",
        confidence: .verified,
        waiverAuthority: "Congress, or the President with a report 30 days before",
        isStatutory: true,
        exclusion: "for want of a seat under the cap",
        body: .gate { pair in
            pair.opening.cap?.isOpen ?? true
        } facts: { pair in
            guard let cap = pair.opening.cap else {
                return GateFacts(needed: "no seat under a cap", found: "the position is not counted", remedy: "")
            }
            let seats = Grouped.count(cap.limit, "service member")
            return GateFacts(
                needed: "a free seat under the cap of \(seats) in \(cap.countryName)",
                found: "\(Grouped.text(cap.seatsTaken)) of \(Grouped.text(cap.limit)) seats taken",
                remedy: (cap.isOpenToPin ? "A pin, which is served first, a " : "A ")
                    + "seat freed in \(cap.countryName), or authority for more than \(seats)."
            )
        }
    )
}
