import CadreDomain

extension DemoDraft {
    /// Adds the positions of every office.
    mutating func addPosts() {
        for index in plans.indices {
            let start = posts.count
            if let staff = plans[index].staff {
                addPosts(of: staff, plan: plans[index])
            } else if let country = plans[index].country {
                addPosts(of: country, plan: plans[index])
            }
            plans[index].postIndices = start..<posts.count
        }
    }

    /// The positions of a security cooperation office: the chief, then the roles in the order in which offices grow.
    ///
    /// A country that is not exempt has at most six members of the armed forces; the rest are civilians.
    private mutating func addPosts(of country: Country, plan: DemoOfficePlan) {
        let office = offices[plan.officeIndices[0]]
        let prefix = "\(office.command?.rawValue.prefix(3) ?? "SCO")-\(country.code)"
        var militaryLeft = country.isCapExempt ? plan.positions * 7 / 10 : min(6, max(1, plan.positions * 6 / 10))
        for number in 1...plan.positions {
            let isChief = number == 1
            let role =
                isChief
                ? DemoRole.chief(officeSize: plan.positions)
                : DemoRole.officeRoles[(number - 2) % DemoRole.officeRoles.count]
            let officerFirst = role.military.map { $0.family == .officer || dice.chance(percent: 60) } ?? false
            let isMilitary = isChief || role.civilian == nil || (officerFirst && militaryLeft > 0)
            if isMilitary { militaryLeft -= 1 }
            addPost(
                role: role, isMilitary: isMilitary, office: office, number: "\(prefix)-\(padded(number, to: 4))",
                chiefOf: isChief ? country : nil, staff: nil, languages: country.languages)
        }
    }

    private mutating func addPosts(of staff: DemoStaff, plan: DemoOfficePlan) {
        let weights = staff.roles.map(\.weight)
        let branchWeights = plan.officeIndices.indices.map { $0 == 0 ? 6 : $0 == 1 ? 40 : 18 }
        for number in 1...staff.positions {
            let isDirector = number <= staff.directors
            let role = isDirector ? staff.roles[staff.roles.count - 1] : staff.roles[dice.weighted(weights)]
            let branch = isDirector ? 0 : dice.weighted(branchWeights)
            let isMilitary =
                role.civilian == nil || (role.military != nil && dice.chance(percent: staff.militaryPercent))
            addPost(
                role: role, isMilitary: isMilitary, office: offices[plan.officeIndices[branch]],
                number: "\(staff.prefix)-\(padded(number, to: 5))", chiefOf: nil, staff: staff, languages: [])
        }
    }

    private mutating func addPost(
        role: DemoRole, isMilitary: Bool, office: Office, number: String, chiefOf country: Country?, staff: DemoStaff?,
        languages: [String]
    ) {
        guard var tier = isMilitary ? role.military : role.civilian else { return }
        let service = isMilitary ? militaryService(of: role, staff: staff) : civilianService(staff)
        let hasWarrants = service == .army || service == .navy || service == .marineCorps || service == .coastGuard
        if tier.family == .warrant, !hasWarrants { tier = Grade("E8") ?? tier }
        guard let band = band(around: tier) else { return }
        let isKey = dice.chance(percent: role.keyPercent)
        let isOfficer = tier.family == .officer && tier.step >= 4
        let position = Position(
            id: ID(prefix: "pos_", sequence: posts.count + 1), number: number,
            title: country.map { "Chief, \(office.type) \($0.name)" } ?? role.title, office: office.id,
            country: office.country, post: office.post, command: office.command, service: service,
            kind: isMilitary ? .military : .civilian, grades: band,
            specialty: specialty(service: service, tier: tier, role: role, office: office),
            scCode: dice.chance(percent: 97)
                ? SCCode(
                    key: (isMilitary ? 1 : 3) + (isKey ? 0 : 1), area: role.area, level: DemoLadder.level(of: tier))
                : nil,
            clearance: role.clearance, languages: requirements(of: role, languages: languages),
            tour: tour(office: office, tier: tier), isKeyBillet: isKey,
            isJointDuty: isOfficer && office.command != nil && dice.chance(percent: 40),
            funding: funding(isMilitary: isMilitary, isAgency: office.command == nil),
            countsTowardCap: isMilitary && staff == nil, state: .funded,
            validity: DayRange(from: DemoCalendar.opening))
        var post = DemoPost(versions: [position], tier: tier, area: role.area, opensOn: DemoCalendar.opening)
        post.isChief = country != nil
        post.isInCountryOffice = staff == nil
        if !post.isChief { setState(of: &post) }
        posts.append(post)
    }

    /// Decides how far the position has come, and what its record said before.
    private mutating func setState(of post: inout DemoPost) {
        let state = dice.weighted([60, 50, 890])
        if state == 0 {
            post.current.state = .required
            if dice.chance(percent: 50) { post.current.scCode = nil }
            return
        }
        if state == 1 { post.current.state = .authorized }
        let year = 2022 + dice.below(5)
        guard let change = Day(year: year, month: 10, day: 1),
            let before = DayRange(start: DemoCalendar.opening, end: change)
        else { return }
        var earlier = post.current
        switch dice.weighted([45, 40, 15, 900]) {
        case 0:
            earlier.state = .required
            post.opensOn = change
        case 1:
            guard let lower = DemoLadder.below(post.current.grades.lowest), lower.isMilitary == post.tier.isMilitary,
                let band = GradeBand(lowest: lower, highest: post.current.grades.lowest)
            else { return }
            earlier.grades = band
        case 2:
            guard state == 2 else { return }
            earlier.state = .authorized
        default: return
        }
        earlier.validity = before
        post.current.validity = DayRange(from: change)
        post.versions.insert(earlier, at: 0)
    }
}
