import CadreDomain

extension DemoDraft {
    /// The questions with their answers, told from the finished records.
    func puzzles() -> [DemoPuzzle] {
        [
            twoChiefs(), emptyKeyBillet(), lapsingCertification(), unheldLanguagePuzzle(), overdueIncumbent(),
            countryAtCap(), lateRelief(),
        ].compactMap { $0 }
    }

    private func twoChiefs() -> DemoPuzzle? {
        guard let post = post(.twoChiefs), let office = office(of: post) else { return nil }
        let chiefs = holdings(of: post, .active)
        guard chiefs.count == 2 else { return nil }
        return DemoPuzzle(
            id: "two-chiefs", title: "An office with two overlapping chiefs",
            whereToLook: "/positions/\(posts[post].current.id)",
            question: "Which office has two chiefs in one position today, and since when?",
            answer: "\(office.code): \(name(chiefs[0])) is still there, planned to leave on \(chiefs[0].plannedEnd), "
                + "and \(name(chiefs[1])) has been there since \(chiefs[1].from), \(today - chiefs[1].from) days.")
    }

    private func emptyKeyBillet() -> DemoPuzzle? {
        guard let post = post(.emptyKeyBillet), let language = posts[post].current.languages.first,
            let fit = people.indices.first(where: { people[$0].script == .emptyKeyBillet }),
            let rival = people.indices.first(where: { people[$0].script == .rival })
        else { return nil }
        let grade = { (index: Int) in DemoLadder.grade(ofClass: people[index].classIndex) }
        let word = reference.name(of: language.language, in: .languages) ?? language.language
        return DemoPuzzle(
            id: "empty-key-billet", title: "A key billet empty for 200 days with a qualified person free",
            whereToLook: "/positions/\(posts[post].current.id)",
            question: "Key billet \(posts[post].current.number) has been empty for exactly "
                + "\(DemoPuzzleFacts.emptyDays) days. \(name(rival)) (\(grade(rival))) and \(name(fit)) "
                + "(\(grade(fit))) are both free. Who can fill it, and why not the senior of the two?",
            answer: "\(name(fit)) meets every gate; \(name(rival)) outranks but reads, hears and speaks \(word) "
                + "a level short of the \(language.level) that the position requires.")
    }

    private func lapsingCertification() -> DemoPuzzle? {
        guard let post = post(.lapsingRelief), let relief = holdings(of: post, .planned).first,
            let certification = qualifications.last(where: { qualification in
                guard qualification.person == personID(relief.person),
                    case .certification(Self.secondSchemeName, _, _) = qualification.kind
                else { return false }
                return true
            }), let until = certification.goodUntil
        else { return nil }
        return DemoPuzzle(
            id: "lapsing-certification", title: "A certification that lapses mid-tour",
            whereToLook: "/people/\(personID(relief.person))",
            question: "\(name(relief)) is named for \(posts[post].current.number) from \(relief.from). "
                + "Does the certification last the tour?",
            answer: "No: it is good until \(until), \(until - relief.from) days into a tour "
                + "that is planned to end on \(relief.plannedEnd).")
    }

    private func unheldLanguagePuzzle() -> DemoPuzzle? {
        guard let post = post(.unheldLanguage), let language = unheldLanguage, let office = office(of: post) else {
            return nil
        }
        let word = reference.name(of: language, in: .languages) ?? language
        return DemoPuzzle(
            id: "unheld-language", title: "A language that nobody holds",
            whereToLook: "/positions/\(posts[post].current.id)",
            question: "Which position in \(office.code) requires a language that nobody in the workforce holds?",
            answer: "\(posts[post].current.number), \(posts[post].current.title): \(word) (\(language)), "
                + "of which there is no test result at all.")
    }

    private func overdueIncumbent() -> DemoPuzzle? {
        guard let post = post(.overdue), let incumbent = holdings(of: post, .active).first else { return nil }
        return DemoPuzzle(
            id: "overdue-incumbent", title: "An incumbent two years past the planned end",
            whereToLook: "/positions/\(posts[post].current.id)",
            question: "Who has stayed longest past a planned end?",
            answer: "\(name(incumbent)) in \(posts[post].current.number): planned to leave on "
                + "\(incumbent.plannedEnd), \(today - incumbent.plannedEnd) days ago.")
    }

    private func countryAtCap() -> DemoPuzzle? {
        guard let post = post(.seventhPost), let office = office(of: post),
            let cap = reference.strengthCap(in: office.country, on: today)
        else { return nil }
        let served = posts.indices.filter { posts[$0].script == .atCap }.flatMap { holdings(of: $0, .active) }
        let first = served.map(\.plannedEnd).min() ?? .endless
        return DemoPuzzle(
            id: "country-at-cap", title: "A country at its cap of six", whereToLook: "/offices/\(office.code)",
            question: "Why can \(posts[post].current.number) not be filled before the year 2028?",
            answer: "\(served.count) members of the armed forces serve in \(office.code), which is the cap of "
                + "\(cap.limit) (\(cap.citation)); the first of them is planned to leave on \(first).")
    }

    private func lateRelief() -> DemoPuzzle? {
        guard let post = post(.lateRelief), let incumbent = holdings(of: post, .active).first,
            let relief = holdings(of: post, .planned).first
        else { return nil }
        return DemoPuzzle(
            id: "late-relief", title: "A relief who comes 90 days late",
            whereToLook: "/positions/\(posts[post].current.id)",
            question: "A relief is named for \(posts[post].current.number). How long will it stand empty all the same?",
            answer: "\(relief.from - incumbent.plannedEnd) days: \(name(incumbent)) leaves on "
                + "\(incumbent.plannedEnd), \(name(relief)) reports on \(relief.from).")
    }

    private func post(_ script: DemoScript) -> Int? { posts.firstIndex { $0.script == script } }

    private func office(of post: Int) -> Office? { offices.first { $0.id == posts[post].current.office } }

    private func holdings(of post: Int, _ state: Assignment.State) -> [DemoHolding] {
        holdings.filter { $0.post == post && $0.state == state }
    }

    private func personID(_ index: Int) -> ID<Person> { ID(prefix: "per_", sequence: index + 1) }

    private func name(_ holding: DemoHolding) -> String { name(holding.person) }

    /// The name with the identity, so that the person can be found.
    private func name(_ index: Int) -> String {
        let id = personID(index)
        return "\(personVersions.last { $0.id == id }?.name ?? "") (\(id))"
    }
}
