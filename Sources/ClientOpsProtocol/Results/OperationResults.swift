/// The answer of `system.metrics`.
package struct MetricsText: Codable, Sendable, Equatable {
    /// The media type of the text, for whoever serves it over HTTP.
    package var contentType: String
    package var text: String

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case contentType = "content_type"
        case text
    }

    /// Makes the answer.
    package init(contentType: String, text: String) {
        self.contentType = contentType
        self.text = text
    }
}

/// The answer of `system.reload`: settings that differ from those in force before.
package struct ReloadReport: Codable, Sendable, Equatable {
    /// Settings that have their new value now.
    package var changed: [SettingChange]
    /// Settings that get their new value with the next start.
    package var needsRestart: [SettingChange]

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case changed
        case needsRestart = "needs_restart"
    }

    /// Makes the answer; by default nothing differs.
    package init(changed: [SettingChange] = [], needsRestart: [SettingChange] = []) {
        self.changed = changed
        self.needsRestart = needsRestart
    }
}

/// A setting with two values, as a configuration file would say them.
package struct SettingChange: Codable, Sendable, Equatable {
    /// Section and key, such as `limits.batch`.
    package var setting: String
    /// The value before; for one that needs a restart, the one still in force.
    package var from: String
    package var to: String

    /// Makes a change.
    package init(setting: String, from: String, to: String) {
        self.setting = setting
        self.from = from
        self.to = to
    }
}
