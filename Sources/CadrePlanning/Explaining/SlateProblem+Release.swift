import CadreDomain

extension SlateProblem {
    /// What an earlier release of a candidate does to the seat that he or she leaves.
    enum SeatLeft: Hashable {
        /// Nobody is missed in it earlier than before, as far as the problem knows.
        case unchanged
        /// It falls vacant with the release.
        case vacant(ID<Position>, from: Day)
        /// It is no opening, or which day it falls vacant on is not known without the register.
        case uncounted(ID<Position>)
    }

    /// The same problem with a candidate who is released earlier, and with the seat left falling vacant that much
    /// earlier, as the register would be read with that end of the assignment.
    ///
    /// - Parameter released: The candidate, available from an earlier day.
    func releasing(_ released: Candidate) -> (problem: SlateProblem, seat: SeatLeft) {
        let alone = (problem: replacing(released), seat: SeatLeft.unchanged)
        guard let now = candidate(released.person.id), let left = now.station?.position else { return alone }
        let (day, end) = (released.availableFrom, now.availableFrom)
        // A stated day of availability may be all that holds somebody who serves nowhere now.
        let isHeld = end > max(today, now.person.availableFrom ?? .first, now.person.validity.start)
        guard let seat = opening(left) else { return isHeld ? (alone.problem, .uncounted(left)) : alone }
        // Empty by then already, or held longer by somebody else.
        guard seat.vacantFrom > day, seat.vacantFrom <= end else { return alone }
        guard seat.vacantFrom == end, seat.position.validity.start <= day else {
            return (alone.problem, .uncounted(left))
        }
        let moved = moving(seat, vacantFrom: day)
        return (replacing(released, moved, caps: caps(freeing: seat, from: day)), .vacant(left, from: day))
    }

    /// An opening that falls vacant earlier, by the same version of its record.
    private func moving(_ seat: Opening, vacantFrom day: Day) -> Opening {
        let firstDay = max(window.start, today)
        let reportDay = max(day, firstDay)
        let days = DatedFigure.value(of: DatedFigure.overlapDays, on: window.start)
        return Opening(
            position: seat.position, vacantFrom: day, reportDay: reportDay,
            overlapFrom: seat.countsTowardCap
                ? nil : max(firstDay, seat.position.validity.start, reportDay.adding(days: -days)),
            region: seat.region
        )
    }

    /// The caps with the seat of whoever leaves an opening held up to an earlier day only.
    private func caps(freeing seat: Opening, from day: Day) -> [CapSeats] {
        guard seat.countsTowardCap else { return caps }
        return caps.map { cap in
            guard cap.country == seat.position.country,
                let index = cap.holdings.firstIndex(where: { $0.end == seat.vacantFrom })
            else { return cap }
            var holdings = cap.holdings
            let held = holdings.remove(at: index)
            if held.start < day { holdings.append(DayRange(clamping: held.start, day)) }
            return CapSeats(
                country: cap.country, countryName: cap.countryName, limit: cap.limit, citation: cap.citation,
                holdings: holdings
            )
        }
    }
}

extension SlateProblem.SeatLeft {
    /// What it adds to a sentence that says what the slate is worth; empty where there is nothing to add.
    var reserve: String {
        guard case .uncounted(let position) = self else { return "" }
        return ", the seat left aside: what the release would change at \(position) is not counted"
    }

    /// What it says after that sentence; empty where there is nothing to say.
    var sentence: String {
        guard case .vacant(let position, let day) = self else { return "" }
        return " The seat left, \(position), falls vacant on \(day.prose) then, too."
    }
}
