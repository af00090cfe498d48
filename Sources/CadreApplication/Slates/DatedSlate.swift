public import CadreDomain

/// A slate as it stood at the end of a day.
public struct DatedSlate: Sendable {
    /// The slate with the state and the version of the day, and what its run comes to.
    public let head: SlateHead
    /// The day that was today when the slate was made.
    public let madeOn: Day
    /// Whether nothing has happened to the slate since.
    public let isNewest: Bool

    /// Takes the slate as it stands now, at most as far as its journal tells of it by the end of the day.
    ///
    /// Lines, points and decisions by hand are those of the run that made the slate; only its state moves on.
    ///
    /// - Parameter history: The entries about the slate, oldest first.
    init(_ newest: SlateHead, _ history: [JournalEntry], on day: Day, _ calendar: JournalCalendar) {
        madeOn = history.first.map { calendar.day(of: $0.at) } ?? calendar.today
        let known = history.filter { calendar.day(of: $0.at) <= day }
        isNewest = known.count == history.count
        guard !isNewest else {
            head = newest
            return
        }
        var then = newest
        then.slate = newest.slate.stood(after: known, calendar)
        head = then
    }
}

extension Slate {
    /// The slate as it stood after some of the entries about it, oldest first; this is the newest.
    func stood(after known: some Sequence<JournalEntry>, _ calendar: JournalCalendar) -> Slate {
        var (state, version) = (State.draft, 1)
        for entry in known {
            switch entry.draft.action {
            case "slate.submitted": state = .submitted(by: entry.actor)
            case "slate.published": state = .published(by: entry.actor, on: calendar.day(of: entry.at))
            case "slate.superseded": state = self.state
            default: continue
            }
            version += 1
        }
        return Slate(id: id, title: title, window: window, state: state, version: version, createdBy: createdBy)
    }
}

extension SlateArchive {
    /// Every slate that was made by the end of a day, as it stood then, newest first.
    func heads(on day: Day, _ calendar: JournalCalendar) async throws(Refusal) -> [DatedSlate] {
        var slates: [DatedSlate] = []
        for head in try await heads() {
            let slate = try await dated(head, on: day, calendar)
            if slate.madeOn <= day { slates.append(slate) }
        }
        return slates
    }

    /// The slate that an identity names, as it stood at the end of a day.
    ///
    /// - Throws: `slate.not-found`, with the day on which it was made where that is a later one.
    func head(_ key: String, on day: Day, _ calendar: JournalCalendar) async throws(Refusal) -> DatedSlate {
        guard let id = ID<Slate>(key) else { throw Self.missing(key) }
        let slate = try await dated(try await head(id).head, on: day, calendar)
        guard slate.madeOn <= day else {
            throw Refusal(
                .slateNotFound, "There was no slate (\(id)) on \(day): it was made on \(slate.madeOn).",
                fix: "Look at \(slate.madeOn) or a later day."
            )
        }
        return slate
    }

    /// Opens a slate as it stood at the end of a day.
    func open(_ key: String, on day: Day, _ calendar: JournalCalendar) async throws(Refusal) -> OpenSlate {
        let slate = try await head(key, on: day, calendar)
        let newest = try await open(slate.head.slate.id)
        return newest.stood(as: slate)
    }

    private func dated(
        _ head: SlateHead, on day: Day, _ calendar: JournalCalendar
    ) async throws(Refusal) -> DatedSlate {
        DatedSlate(head, try await history(of: head.slate.id), on: day, calendar)
    }
}
