import Testing

/// Each target has one page of documentation, and what a page links to exists.
@Suite("House rules: every target has a page of documentation that tells the truth")
struct DocumentationTests {
    /// The targets with Swift code; a module map needs no page.
    static let targets = Repository.targets.filter { !Repository.swiftFiles(under: "Sources/\($0)").isEmpty }

    static func path(of target: String) -> String { "Sources/\(target)/\(target).docc/\(target).md" }

    @Test("Every target has a page that names it, says what it is in charge of and lists topics", arguments: targets)
    func pages(target: String) throws {
        let text = try #require(Repository.text(at: Self.path(of: target)), "\(Self.path(of: target)) is missing")
        #expect(text.hasPrefix("# ``\(target)``\n"))
        for part in ["in charge of", "## Overview", "## Topics"] { #expect(text.contains(part), "no \(part)") }
        #expect(!Self.topics(in: text).isEmpty)
    }

    @Test("Every symbol that a page links to is declared in its target and seen from outside", arguments: targets)
    func links(target: String) throws {
        let text = try #require(Repository.text(at: Self.path(of: target)))
        var declared: Set<String> = []
        for file in Repository.swiftFiles(under: "Sources/\(target)") {
            // Nothing of an executable is public.
            declared.formUnion(Self.declarations(in: file.text, isPublicOnly: target != "cadre"))
        }
        for link in Self.links(in: text) where link != target {
            for name in Self.names(of: link) { #expect(declared.contains(name), "\(target) has no \(link)") }
        }
    }

    @Test("No page lists a topic twice", arguments: targets)
    func topicsOnce(target: String) throws {
        let topics = Self.topics(in: try #require(Repository.text(at: Self.path(of: target))))
        #expect(Dictionary(grouping: topics) { $0 }.filter { $0.value.count > 1 }.keys.sorted() == [])
    }

    /// The symbols in double backticks, such as `Day` or `Day/init(_:)`.
    static func links(in text: String) -> [String] { text.matches(of: /``([^`\s]+)``/).map { String($0.output.1) } }

    /// The symbols of the lists under `## Topics`.
    static func topics(in text: String) -> [String] {
        guard let start = text.firstMatch(of: /(?m)^## Topics$/) else { return [] }
        return text[start.range.upperBound...].matches(of: /(?m)^- ``([^`]+)``/).map { String($0.output.1) }
    }

    /// The names along a link, without arguments: of `Day/init(_:)` only `Day`, as initializers have no name.
    static func names(of link: String) -> [String] {
        link.split(separator: "/").map { String($0.prefix { $0 != "(" }) }.filter { $0 != "init" }
    }

    /// The names that a file declares; a case is as visible as its type.
    static func declarations(in text: String, isPublicOnly: Bool) -> [String] {
        let declaration =
            #/
            (?m)^\h*((?:[\w@]+(?:\([^)\n]*\))?\h+)*?)
            (struct|enum|class|actor|protocol|typealias|func|var|let|case)\h+`?(\w+)
            /#
        return text.matches(of: declaration)
            .filter { !isPublicOnly || $0.output.2 == "case" || $0.output.1.contains("public") }
            .map { String($0.output.3) }
    }

    @Test("Reads links, topics and declarations")
    func reads() {
        let page = """
            # ``CadreX``

            One ``Day`` and ``Day/init(_:)`` beside `plain`.

            ## Topics

            ### Days

            - ``Day``
            - ``DayRange/adding(days:)``
            """
        #expect(Self.links(in: page) == ["CadreX", "Day", "Day/init(_:)", "Day", "DayRange/adding(days:)"])
        #expect(Self.topics(in: page) == ["Day", "DayRange/adding(days:)"])
        #expect(Self.names(of: "DayRange/adding(days:)") == ["DayRange", "adding"])
        #expect(Self.names(of: "Day/init(_:)") == ["Day"])
        let source = """
            /// A struct Comment of public words.
            public struct Day: Sendable {
                public static func adding(days: Int) -> Day {}
                public private(set) var count = 0
                case monday
                let hidden = 1
                @discardableResult public func tell() {}
            }
            """
        #expect(Self.declarations(in: source, isPublicOnly: true) == ["Day", "adding", "count", "monday", "tell"])
        #expect(Self.declarations(in: source, isPublicOnly: false).contains("hidden"))
    }
}
