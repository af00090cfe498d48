import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@testable import CadreWeb

/// The pages of saved views and alerts.
enum ViewCases {
    static let all: [PageCase] = [
        PageCase("views") { site in
            try await site.alert()
            return try await site.page("/views", as: "planner")
        },
        PageCase("views-empty", at: "/views"),
        PageCase("view") { site in
            try await site.alert()
            return try await site.page("/views/viw_000001/about", as: "planner")
        },
        PageCase("view-visited") { site in
            try await site.alert()
            return try await site.page("/views/viw_000001/about")
        },
        PageCase("view-broken") { site in
            try await site.write(.views(.view(SavedView.broken)))
            return try await site.page("/views/viw_000009", as: "planner")
        },
        PageCase("alerts") { site in
            try await site.alert()
            return try await site.page("/alerts", as: "planner")
        },
        PageCase("alerts-empty", at: "/alerts", as: "planner"),
    ]
}

extension SavedView {
    /// A view whose list does not have its filter.
    static let broken = SavedView(
        id: ID(prefix: "viw_", sequence: 9), owner: "The Planner", name: "Red positions", note: "From before.",
        address: "/positions?colour=red", isShared: false
    )
}

extension SnapshotSite {
    /// Writes a change that no use case makes.
    func write(_ changes: Change...) async throws {
        let commit = Commit(
            caller: .sample(role: .planner), at: SampleService.now, changes: changes,
            entries: [
                JournalDraft(action: "record.written", objectKind: "record", objectID: "x", before: nil, after: nil)
            ]
        )
        _ = try await keeper.write { _ in commit }
    }

    /// Saves a view, has the planner told of it, and brings a position into it.
    func alert() async throws {
        let view = [
            "address": "/positions?title__contains=liaison", "name": "Liaison", "note": "For the call.",
            "shared": "yes",
        ]
        let saved = try await send("/views", view, as: "planner", key: "save")
        try #require(saved.status == 201, "\(saved.text)")
        let told = try await send("/views/viw_000001/subscription", [:], as: "planner", key: "tell")
        try #require(told.status == 200, "\(told.text)")
        try await write(.position(.sample(901, title: "Liaison officer")))
    }
}
