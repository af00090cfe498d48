import CadreDomain

extension DemoDraft {
    /// Chooses the positions of the puzzles, each in an office of its own, and makes them what the puzzle needs.
    mutating func castScripts() {
        var order = plans.indices.filter { plans[$0].country != nil }
        dice.shuffle(&order)
        castUnheldLanguage(&order)
        castCap(&order)
        castEmptyKeyBillet(&order)
        cast(.twoChiefs, &order) { $0.isChief }
        cast(.lapsingRelief, &order) { !$0.isChief && $0.tier.isMilitary }
        cast(.lateRelief, &order) { !$0.isChief && $0.tier.isMilitary && $0.current.tour.plannedMonths >= 24 }
        let agency = plans.first { $0.staff?.code == "IA-USA" }
        if let agency, let post = agency.postIndices.first(where: { !posts[$0].current.isKeyBillet }) {
            settle(post, .overdue)
        }
    }

    /// Gives a part to the first position that fits in the first office of middling size that has one.
    private mutating func cast(_ script: DemoScript, _ order: inout [Int], where fits: (DemoPost) -> Bool) {
        for (place, plan) in order.enumerated() where plans[plan].positions >= 7 {
            guard let post = plans[plan].postIndices.first(where: { fits(posts[$0]) }) else { continue }
            settle(post, script)
            order.remove(at: place)
            return
        }
    }

    /// A small office whose country has a language of its own: one position requires it, no other asks for it.
    private mutating func castUnheldLanguage(_ order: inout [Int]) {
        let spoken = plans.compactMap(\.country).flatMap(\.languages)
        for (place, plan) in order.enumerated() where (4...8).contains(plans[plan].positions) {
            guard let language = plans[plan].country?.languages.first, let level = ILRProfile("2/2/2"),
                spoken.count(where: { $0 == language }) == 1
            else { continue }
            for post in plans[plan].postIndices {
                for version in posts[post].versions.indices {
                    posts[post].versions[version].languages.removeAll { $0.language == language }
                }
            }
            let post = plans[plan].postIndices.lowerBound + 2
            settle(post, .unheldLanguage)
            posts[post].current.languages = [LanguageRequirement(language: language, level: level, isRequired: true)]
            posts[post].isVacant = true
            open(post, on: today.adding(months: -2))
            unheldLanguage = language
            order.remove(at: place)
            return
        }
    }

    /// An office of a country under the cap with six military positions and a seventh that the cap keeps empty.
    private mutating func castCap(_ order: inout [Int]) {
        for (place, plan) in order.enumerated() where plans[plan].country?.isCapExempt == false {
            let military = plans[plan].postIndices.filter { posts[$0].tier.isMilitary }
            let civilian = plans[plan].postIndices.last { !posts[$0].tier.isMilitary }
            guard military.count == 6, let seventh = civilian, let tier = Grade("O4"),
                let band = GradeBand(lowest: tier, highest: tier), posts[seventh].current.tour.plannedMonths >= 24
            else { continue }
            for post in military { settle(post, .atCap) }
            settle(seventh, .seventhPost)
            posts[seventh].tier = tier
            posts[seventh].isVacant = true
            posts[seventh].current.title = "Defense cooperation officer"
            posts[seventh].current.kind = .military
            posts[seventh].current.service = .navy
            posts[seventh].current.grades = band
            posts[seventh].current.specialty = nil
            posts[seventh].current.scCode = SCCode(key: 2, area: posts[seventh].area, level: DemoLadder.level(of: tier))
            posts[seventh].current.funding = .militaryPersonnel
            posts[seventh].current.countsTowardCap = true
            order.remove(at: place)
            return
        }
    }

    /// A key billet for two grades with a language of the country, so that rank and language can part.
    private mutating func castEmptyKeyBillet(_ order: inout [Int]) {
        for (place, plan) in order.enumerated() where plans[plan].positions >= 8 {
            guard let language = plans[plan].country?.languages.first, let level = ILRProfile("2/2/2"),
                let post = plans[plan].postIndices.first(where: { posts[$0].current.title.hasPrefix("Army programs") }),
                posts[post].tier.isMilitary, let above = DemoLadder.above(posts[post].tier),
                let band = GradeBand(lowest: posts[post].tier, highest: above)
            else { continue }
            settle(post, .emptyKeyBillet)
            posts[post].isVacant = true
            posts[post].current.isKeyBillet = true
            posts[post].current.grades = band
            posts[post].current.languages = [LanguageRequirement(language: language, level: level, isRequired: true)]
            posts[post].current.scCode = SCCode(key: 1, area: posts[post].area, level: 2)
            order.remove(at: place)
            return
        }
    }

    /// Gives the position its part: funded, coded, and unchanged since the record opened.
    private mutating func settle(_ post: Int, _ script: DemoScript) {
        var version = posts[post].current
        version.state = .funded
        version.validity = DayRange(from: DemoCalendar.opening)
        let isMilitary = version.kind == .military
        version.scCode = SCCode(
            key: (isMilitary ? 1 : 3) + (version.isKeyBillet ? 0 : 1), area: posts[post].area,
            level: DemoLadder.level(of: posts[post].tier))
        posts[post].versions = [version]
        posts[post].opensOn = DemoCalendar.opening
        posts[post].script = script
    }

    /// Makes the position new: required only before the day, and held by nobody yet.
    private mutating func open(_ post: Int, on day: Day) {
        var earlier = posts[post].current
        earlier.state = .required
        earlier.validity = DayRange(clamping: DemoCalendar.opening, day)
        posts[post].current.validity = DayRange(from: day)
        posts[post].versions.insert(earlier, at: 0)
        posts[post].opensOn = day
    }

    /// Chooses who has no incumbent today: 13 % of authorized positions abroad, 8 % at home.
    ///
    /// Authorized positions without money come first, since few of them are filled.
    mutating func chooseVacancies() {
        let abroad = posts.indices.filter { posts[$0].current.isOverseas }
        let officesAbroad = abroad.filter { posts[$0].isInCountryOffice }
        let staffsAbroad = abroad.filter { !posts[$0].isInCountryOffice }
        let home = posts.indices.filter { !posts[$0].current.isOverseas }
        chooseVacancies(among: officesAbroad, percent: 13)
        chooseVacancies(among: staffsAbroad, percent: 13)
        chooseVacancies(among: home, percent: 8)
    }

    private mutating func chooseVacancies(among group: [Int], percent: Int) {
        let fillable = group.filter { posts[$0].isFillable }
        var rest = (fillable.count * percent + 50) / 100 - fillable.count { posts[$0].isVacant }
        var free = fillable.filter { posts[$0].script == nil }
        dice.shuffle(&free)
        let unfunded = free.filter { posts[$0].current.state == .authorized }
        let funded = free.filter { posts[$0].current.state == .funded }
        for post in unfunded where rest > 0 && dice.chance(percent: 80) {
            posts[post].isVacant = true
            rest -= 1
        }
        for post in funded where rest > 0 {
            // An office without a chief is rarer than one without a programs officer.
            if posts[post].isChief, dice.chance(percent: 60) { continue }
            posts[post].isVacant = true
            rest -= 1
        }
    }
}
