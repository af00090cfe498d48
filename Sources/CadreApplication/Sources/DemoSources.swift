import CadreDomain

/// The sources of a demo world: made up, and marked so.
enum DemoSources {
    /// Four sources, trusted from a day on: of people the services first, of certifications the certification database,
    /// of courses and languages the training system, and the lists of offices behind them but for the days on which
    /// people are free.
    static func all(from day: Day) -> [Source] {
        [
            source(
                "service-manpower", "Manpower file of the services", "Military departments", "Manpower desk", 30,
                [(.person, nil, 1), (.position, nil, 1), (.assignment, nil, 2)], day
            ),
            source(
                "certification-database", "Certification database", "School of security cooperation", "Registrar", 7,
                [(.qualification, nil, 1), (.person, "name", 3)], day
            ),
            source(
                "training-system", "Training system", "Training command", "Training desk", 30,
                [(.qualification, nil, 2)], day
            ),
            source(
                "office-lists", "Lists of the offices", "Country offices", "Regional desk", 90,
                [(.person, nil, 4), (.person, "available_from", 1), (.assignment, nil, 1), (.office, nil, 1)], day
            ),
        ].compactMap(\.self)
    }

    private static func source(
        _ code: String, _ name: String, _ owner: String, _ steward: String, _ cadenceDays: Int,
        _ trusts: [(noun: SourcedNoun, field: String?, rank: Int)], _ day: Day
    ) -> Source? {
        Source.identity(code).map { id in
            Source(
                id: id, name: name, owner: owner, steward: steward, cadenceDays: cadenceDays,
                trusts: trusts.compactMap { trust in
                    Source.Trust(noun: trust.noun, field: trust.field, rank: trust.rank, from: day)
                },
                isSynthetic: true
            )
        }
    }
}
