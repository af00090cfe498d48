import CadreDomain

extension DemoDraft {
    /// How many people the demo world has today; some more have left.
    static let peopleCount = 14_000

    /// Finds a person for every holding, in the order of days, and adds people who hold nothing today.
    ///
    /// A person of the class that fits the position is taken where one is free, else a new one joins. Since holdings
    /// are met in the order in which they begin, nobody is ever in two positions on one day. Nobody is named twice for
    /// one position, so that nobody is his or her own relief.
    mutating func staffHoldings() {
        var pools = [[Int]](repeating: [], count: DemoLadder.classCount)
        let order = holdings.indices.filter { holdings[$0].state != .cancelled }
            .sorted { (holdings[$0].from.number, $0) < (holdings[$1].from.number, $1) }
        var hasFreePeople = false
        for holding in order {
            if !hasFreePeople, holdings[holding].from > today {
                addFreePeople(&pools)
                hasFreePeople = true
            }
            staff(holding, from: &pools)
        }
        if !hasFreePeople { addFreePeople(&pools) }
        for holding in holdings.indices where holdings[holding].state == .cancelled {
            let post = holdings[holding].post
            let classIndex = drawClass(of: post)
            let others = pools[classIndex].filter { !hasHeld($0, post) }
            holdings[holding].person =
                dice.pick(others) ?? join(classIndex: classIndex, for: holdings[holding].from, pools: &pools)
        }
    }

    private mutating func staff(_ holding: Int, from pools: inout [[Int]]) {
        let post = holdings[holding].post
        let from = holdings[holding].from
        let classIndex = drawClass(of: post)
        let person =
            freePerson(for: post, in: pools[classIndex], on: from)
            ?? join(classIndex: classIndex, for: from, pools: &pools)
        holdings[holding].person = person
        people[person].holdings.append(holding)
        people[person].region = posts[post].current.command
        let days = holdings[holding].occupiedDays(knownOn: today)
        people[person].freeFrom = days.end.adding(days: dice.between(5, 40))
        if days.end < today, holdings[holding].actualEnd != nil, dice.chance(perMille: 55) {
            people[person].exit = min(days.end.adding(days: dice.between(1, 90)), today)
            people[person].freeFrom = .endless
        }
    }

    /// A person of the pool who can take the post on the day: of a few at random one who knows the region, else any.
    ///
    /// For a day to come those who serve today go first, since reliefs are named from rotations.
    private mutating func freePerson(for post: Int, in pool: [Int], on day: Day) -> Int? {
        guard !pool.isEmpty else { return nil }
        let region = posts[post].current.command
        var found: Int?
        for _ in 0..<16 {
            let person = pool[dice.below(pool.count)]
            guard canTake(person, post, on: day) else { continue }
            let isRotating = day <= today || people[person].freeFrom > today
            if isRotating, region == nil || people[person].region == region { return person }
            if found == nil || isRotating { found = person }
        }
        if let found { return found }
        let offset = dice.below(pool.count)
        for step in pool.indices {
            let person = pool[(offset + step) % pool.count]
            if canTake(person, post, on: day) { return person }
        }
        return nil
    }

    /// Whether the person is free on the day and no earlier holder of the post.
    private func canTake(_ person: Int, _ post: Int, on day: Day) -> Bool {
        people[person].freeFrom <= day && !hasHeld(person, post)
    }

    private func hasHeld(_ person: Int, _ post: Int) -> Bool {
        people[person].holdings.contains { holdings[$0].post == post }
    }

    /// The class of people who can fill the post; drawn where any service may.
    private mutating func drawClass(of post: Int) -> Int {
        let tier = posts[post].tier
        if let service = posts[post].current.service { return DemoLadder.classIndex(service, tier) }
        let weights = tier.isMilitary ? DemoStaff.jointMilitary : DemoStaff.jointCivilian
        let service = Service.allCases[dice.weighted(weights)]
        let hasNoWarrants = tier.family == .warrant && (service == .airForce || service == .spaceForce)
        return DemoLadder.classIndex(hasNoWarrants ? .army : service, tier)
    }

    /// Somebody new, who joined up to five years before the day on which he or she is needed.
    private mutating func join(classIndex: Int, for day: Day, pools: inout [[Int]]) -> Int {
        let entry = max(day.adding(days: -dice.between(20, 1_800)), DemoCalendar.opening)
        return addPerson(classIndex: classIndex, entry: min(entry, day), freeFrom: day, pools: &pools)
    }

    private mutating func addPerson(
        classIndex: Int, entry: Day, freeFrom: Day, pools: inout [[Int]]
    ) -> Int {
        people.append(DemoPerson(classIndex: classIndex, entry: entry, freeFrom: freeFrom))
        pools[classIndex].append(people.count - 1)
        return people.count - 1
    }

    /// Adds people without a position of today, in training or on the way, until the world has all its people.
    ///
    /// Two in three are of a class that an office or a staff abroad needs.
    private mutating func addFreePeople(_ pools: inout [[Int]]) {
        addPuzzlePeople()
        leaveIdle()
        var missing = Self.peopleCount - people.count { ($0.exit ?? .endless) > today }
        let filled = posts.indices.filter { posts[$0].isFillable && posts[$0].script == nil }
        let abroad = filled.filter { posts[$0].current.isOverseas }
        while missing > 0 {
            missing -= 1
            guard let post = dice.pick(dice.chance(percent: 66) ? abroad : filled) else { return }
            let free = today.adding(days: dice.between(-60, 200))
            let entry = today.adding(days: -dice.between(200, 3_000))
            let person = addPerson(classIndex: drawClass(of: post), entry: entry, freeFrom: free, pools: &pools)
            people[person].model = post
        }
    }

    /// Lets most of those leave who have held nothing for nine months.
    private mutating func leaveIdle() {
        let longAgo = today.adding(days: -270)
        for index in people.indices where people[index].freeFrom < longAgo && people[index].script == nil {
            guard dice.chance(percent: 80) else { continue }
            people[index].exit = people[index].freeFrom.adding(days: dice.between(1, 90))
            people[index].freeFrom = .endless
        }
    }

    /// The two people who could fill the empty key billet: one in rank for it, one a grade above without the language.
    private mutating func addPuzzlePeople() {
        guard let post = posts.indices.first(where: { posts[$0].script == .emptyKeyBillet }),
            let service = posts[post].current.service
        else { return }
        let bands = posts[post].current.grades
        for (grade, script) in [(bands.highest, DemoScript.rival), (bands.lowest, DemoScript.emptyKeyBillet)] {
            people.append(
                DemoPerson(
                    classIndex: DemoLadder.classIndex(service, grade), entry: today.adding(months: -100),
                    freeFrom: today.adding(days: -30), model: post, script: script))
        }
    }
}
